/** Which incidents a call may be about that are known already: candidates with reasons, never merged by the machine. */
@NullMarked
package id.layanan112.intake.duplicates;

import org.jspecify.annotations.NullMarked;
