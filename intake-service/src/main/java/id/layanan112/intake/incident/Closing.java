package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Closes incidents: what was ordered is withdrawn by the event that this publishes. */
@ApplicationScoped
public class Closing {
    private final Incidents incidents;
    private final Outbox outbox;
    private final InstantSource clock;

    Closing(Incidents incidents, Outbox outbox, InstantSource clock) {
        this.incidents = incidents;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return empty when there is no such incident for the asker */
    @Transactional
    public Optional<Incident.Closure> close(Access access, UUID incidentId, Disposition disposition) {
        Instant now = clock.instant();
        return incidents.locked(access, incidentId).map(incident -> {
            Incident.Closure closure = incident.close(disposition, now);
            if (closure instanceof Incident.Closure.Closed closed) {
                incidents.closed(closed.incident(), disposition, now);
                outbox.add(closed.event());
            }
            return closure;
        });
    }
}
