/** Regions whose calls are not on this stack's topics: those that report their days, and those that forward their facts. */
@NullMarked
package id.layanan112.monitoring.federation;

import org.jspecify.annotations.NullMarked;
