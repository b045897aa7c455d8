package id.layanan112.intake.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a centre's telephone system counted itself on one of its days, exercises left out.
 *
 * @param calls all that came in
 * @param abandoned of these, the calls that ended before anybody answered; null when it does not say
 */
record TelephoneDay(
        String centreCode,
        LocalDate day,
        long calls,
        @Nullable Long abandoned,
        Instant reportedAt) {

    /**
     * Beside what it reported call by call.
     *
     * @param heard the calls that it spoke of in its events
     * @param missing how many of its calls it never spoke of; negative when it spoke of more than it counted
     */
    record Compared(
            String centreCode, long calls, @Nullable Long abandoned, Instant reportedAt, long heard, long missing) {}

    Compared beside(long heard) {
        return new Compared(centreCode, calls, abandoned, reportedAt, heard, calls - heard);
    }
}
