/** All figures, derived again from the facts, while the old ones are shown. */
@NullMarked
package id.layanan112.monitoring.rebuild;

import org.jspecify.annotations.NullMarked;
