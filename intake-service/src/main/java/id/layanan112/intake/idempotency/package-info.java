/** The same request again is the same answer. */
@NullMarked
package id.layanan112.intake.idempotency;

import org.jspecify.annotations.NullMarked;
