/** Which calls came from the same number, without keeping the number. */
@NullMarked
package id.layanan112.intake.caller;

import org.jspecify.annotations.NullMarked;
