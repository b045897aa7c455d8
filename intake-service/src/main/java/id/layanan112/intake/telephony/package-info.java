/** What the telephone systems of the centres say: it makes and times calls. */
@NullMarked
package id.layanan112.intake.telephony;

import org.jspecify.annotations.NullMarked;
