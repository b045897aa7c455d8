/** Finding a region by what people type. */
@NullMarked
package id.layanan112.intake.region;

import org.jspecify.annotations.NullMarked;
