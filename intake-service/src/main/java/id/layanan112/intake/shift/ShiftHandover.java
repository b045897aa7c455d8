package id.layanan112.intake.shift;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one shift leaves to the next.
 *
 * @param givenBy the subject of the token, as {@code takenBy}, which is null until the next shift has accepted it
 * @param incidents what was open then; {@code alarms} are those of them that waited for a person
 * @param callbacks the tasks that nobody had taken then, those of the giver among them
 */
public record ShiftHandover(
        UUID handoverId,
        String centreCode,
        String givenBy,
        Instant givenAt,
        List<UUID> incidents,
        List<UUID> alarms,
        List<UUID> callbacks,
        @Nullable String takenBy,
        @Nullable Instant takenAt) {}
