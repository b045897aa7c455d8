/** Where a centre's people are: free, on a call, writing one up, or away for a moment. */
@NullMarked
package id.layanan112.intake.seat;

import org.jspecify.annotations.NullMarked;
