/** Finding a region by what people type, and by where a point is. */
@NullMarked
package id.layanan112.intake.region;

import org.jspecify.annotations.NullMarked;
