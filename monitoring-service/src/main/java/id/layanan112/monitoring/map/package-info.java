/** The country as a picture: a tile for each region, or its outline where boundaries are configured. */
@NullMarked
package id.layanan112.monitoring.map;

import org.jspecify.annotations.NullMarked;
