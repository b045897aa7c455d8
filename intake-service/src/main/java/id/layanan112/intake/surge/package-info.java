/** More calls than usual: noticed, told, and survived by letting reads wait before anything that saves. */
@NullMarked
package id.layanan112.intake.surge;

import org.jspecify.annotations.NullMarked;
