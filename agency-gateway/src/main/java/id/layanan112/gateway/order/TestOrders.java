package id.layanan112.gateway.order;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.escalation.Timers;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.registry.Agency;
import id.layanan112.kit.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
    /** No incident has this revision: it has none at all. */
    private static final long REVISION = 1;

    private final Dispatches dispatches;
    private final DeliveryQueue queue;
    private final Timers timers;
    private final InstantSource clock;

    TestOrders(Dispatches dispatches, DeliveryQueue queue, Timers timers, InstantSource clock) {
        this.dispatches = dispatches;
        this.queue = queue;
        this.timers = timers;
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
        Dispatch order = order(id, agency, centreCode, clock.instant());
        dispatches.insert(List.of(order));
        queue.add(order, DeliveryQueue.Type.ORDERED);
        timers.start(order);
        return order;
    }

    private static Dispatch order(UUID id, Agency agency, String centreCode, Instant now) {
        Rung itself = new Rung(RungSource.OWN, agency.agencyId(), agency.kind(), agency.name(), agency.telephone());
        Rung human = new Rung(RungSource.SUPERVISOR, null, null, "Pusat 112 " + centreCode, null);
        return new Dispatch(
                id,
                Ids.derived(id, "incident"),
                Lane.ofKind(agency.kind()),
                agency.kind(),
                DispatchRole.LEAD,
                1,
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
                ACK_SECONDS,
                ProtectedBlocks.NONE,
                DispatchStatus.ORDERED,
                0,
                now,
                now);
    }
}
