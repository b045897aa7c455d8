package id.layanan112.gateway.order;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.gateway.dispatch.Placing;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.gateway.registry.Agency;
import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.kit.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Orders that ask an agency over its real channel whether it hears us, and nothing else of it. */
@ApplicationScoped
class TestOrders {
    private static final UUID ALL = new UUID(0, 113);
    private static final long ACK_SECONDS = 120;
    private static final Duration LIFE = Duration.ofMinutes(10);
    /** No incident has this revision: it has none at all. */
    private static final long REVISION = 1;

    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final AgencyChannels channels;
    private final InstantSource clock;

    TestOrders(Dispatches dispatches, Dispatching dispatching, AgencyChannels channels, InstantSource clock) {
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * @param key the same key is the same order
     * @param centreCode who sees it, and has it when the agency is silent
     */
    @Transactional
    Dispatch send(Agency agency, String centreCode, String key) {
        UUID id = Ids.derived(ALL, "test-order", agency.agencyId(), key);
        Optional<Dispatch> before = dispatches.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant();
        Consequence placed = Placing.place(order(id, agency, centreCode, now), channels, now);
        dispatching.place(List.of(placed));
        return placed.dispatch();
    }

    private static Ordered order(UUID id, Agency agency, String centreCode, Instant now) {
        Rung itself = new Rung(RungSource.OWN, agency.agencyId(), agency.kind(), agency.name(), agency.telephone());
        Rung human = new Rung(RungSource.SUPERVISOR, null, null, "Pusat 112 " + centreCode, null);
        return new Ordered(
                id,
                Ids.derived(id, "incident"),
                Lane.ofKind(agency.kind()),
                agency.kind(),
                DispatchRole.LEAD,
                REVISION,
                centreCode,
                agency.regions().stream()
                        .filter(region -> region.contains("."))
                        .findFirst()
                        .orElse(null),
                IncidentType.OTHER,
                Priority.P4,
                Sensitivity.NORMAL,
                Set.of(),
                Victims.NONE,
                true,
                true,
                false,
                List.of(itself, human),
                List.of(ACK_SECONDS),
                ProtectedBlocks.NONE,
                now,
                now,
                LIFE,
                now.plus(LIFE));
    }
}
