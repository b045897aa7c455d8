/** The call centres: what people set of them, who stands in for whom, and what each says of itself. */
@NullMarked
package id.layanan112.intake.centre;

import org.jspecify.annotations.NullMarked;
