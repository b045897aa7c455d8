/** Rules, dashboards, metrics and runbooks say the same. */
@NullMarked
package id.layanan112.observability;

import org.jspecify.annotations.NullMarked;
