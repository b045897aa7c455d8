/** What services could not read, for the people who have to look at it: where it is and why, never what it says. */
@NullMarked
package id.layanan112.intake.quarantine;

import org.jspecify.annotations.NullMarked;
