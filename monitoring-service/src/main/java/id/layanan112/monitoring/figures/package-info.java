/** The figures as they are asked for: of a place and a time, with how complete they are. */
@NullMarked
package id.layanan112.monitoring.figures;

import org.jspecify.annotations.NullMarked;
