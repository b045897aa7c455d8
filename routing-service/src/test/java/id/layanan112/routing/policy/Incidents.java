package id.layanan112.routing.policy;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.ProtectedBlocks;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Incidents for tests of rules. */
final class Incidents {
    private Incidents() {}

    static IncidentSnapshot open(Situation situation) {
        return new IncidentSnapshot(
                new UUID(0, 1),
                1,
                "32.73",
                "32.73",
                List.of(),
                situation.type(),
                situation.priority(),
                situation.sensitivity(),
                situation.hazards(),
                situation.victims(),
                Set.of(),
                Set.of(),
                true,
                Instant.EPOCH,
                false,
                ProtectedBlocks.NONE,
                null);
    }
}
