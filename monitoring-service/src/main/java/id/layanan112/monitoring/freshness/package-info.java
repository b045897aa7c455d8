/** Whether a centre reports, and up to when its figures are complete. */
@NullMarked
package id.layanan112.monitoring.freshness;

import org.jspecify.annotations.NullMarked;
