/** Exact counts: what one more state of a call changes in them, and how they are asked for. */
@NullMarked
package id.layanan112.monitoring.counts;

import org.jspecify.annotations.NullMarked;
