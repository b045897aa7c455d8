package id.layanan112.intake.seat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person of a centre at work.
 *
 * @param who the subject of the token
 * @param name as the token has it, for screens and for nothing else; the subject where it has none
 * @param since when this state began, by the database's clock
 * @param callId the call that it is about, where that is known
 */
public record Seat(
        String centreCode,
        String who,
        String name,
        SeatState state,
        Instant since,
        @Nullable UUID callId) {

    @Override
    public String toString() {
        return "Seat[" + centreCode + ", " + who + ", " + state + "]";
    }
}
