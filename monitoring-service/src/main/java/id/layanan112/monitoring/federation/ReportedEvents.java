package id.layanan112.monitoring.federation;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.ids.Ids;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.monitoring.ledger.Withdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reported call as the facts that a call of our own would have left behind, so that there is one way of counting. An
 * incident and its order are new things at each revision: moments that were wrong go with the old ones.
 */
final class ReportedEvents {
    private final String centre;
    private final LocalDate day;
    private final long revision;
    private final ReportedCall call;

    private ReportedEvents(String centre, LocalDate day, long revision, ReportedCall call) {
        this.centre = centre;
        this.day = day;
        this.revision = revision;
        this.call = call;
    }

    /** Ids follow from the call and the revision: the same report is the same facts. */
    static List<Fact> of(String centre, LocalDate day, long revision, ReportedCall call) {
        return new ReportedEvents(centre, day, revision, call).facts();
    }

    /**
     * What takes back a call of an earlier revision.
     *
     * @param was the revision at which it was told
     * @param whole false when only its incident is told anew
     */
    static Fact withdrawal(String centre, LocalDate day, long was, ReportedCall call, long revision, boolean whole) {
        ReportedEvents old = new ReportedEvents(centre, day, was, call);
        return new Fact.OfWithdrawal(
                Ids.derived(call.callId(), "withdrawn", Long.toString(was), Long.toString(revision)),
                new Withdrawn(
                        centre,
                        whole ? old.snapshot(revision) : null,
                        call.type() == null ? null : old.incidentId(),
                        old.deliveredAt() == null
                                ? List.of()
                                : List.of(old.order(Long.MAX_VALUE, DispatchStatus.WITHDRAWN)),
                        call.receivedAt()));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Instant end = after(answeredAt(), call.handlingSeconds());
        add(facts, "call", new CallEvent.CallEnded(snapshot(revision), end == null ? call.receivedAt() : end));
        if (call.type() != null && call.priority() != null) {
            add(
                    facts,
                    "incident",
                    new IncidentEvent.IncidentUpdated(incident(call.type(), call.priority()), call.receivedAt()));
        }
        Instant delivered = deliveredAt();
        if (delivered != null) {
            order(facts, delivered);
        }
        return facts;
    }

    private void order(List<Fact> facts, Instant delivered) {
        add(
                facts,
                "delivered",
                new DispatchEvent.DispatchDelivered(order(1, DispatchStatus.DELIVERED), "REPORTED", 1, delivered));
        Instant accepted = after(delivered, call.acknowledgeSeconds());
        if (accepted != null) {
            accepted(facts, accepted);
        }
        // What is reported is over, whatever of it was measured: nothing of it waits.
        add(facts, "done", new DispatchEvent.DispatchClosed(order(5, DispatchStatus.DONE), "DONE", delivered));
    }

    private void accepted(List<Fact> facts, Instant accepted) {
        add(
                facts,
                "accepted",
                new DispatchEvent.DispatchAcknowledged(
                        order(2, DispatchStatus.ACCEPTED),
                        AckStep.ACCEPTED,
                        Actor.OTHER,
                        true,
                        null,
                        null,
                        accepted,
                        null,
                        null));
        road(facts, "en-route", 3, DispatchStatus.EN_ROUTE, AckStep.EN_ROUTE, after(accepted, call.turnoutSeconds()));
        Instant left = after(accepted, call.turnoutSeconds());
        road(facts, "on-scene", 4, DispatchStatus.ON_SCENE, AckStep.ON_SCENE, after(left, call.travelSeconds()));
    }

    private void road(
            List<Fact> facts, String step, long version, DispatchStatus status, AckStep ack, @Nullable Instant at) {
        if (at != null) {
            add(
                    facts,
                    step,
                    new DispatchEvent.ResponderStatusChanged(order(version, status), ack, true, at, null, null, null));
        }
    }

    private void add(List<Fact> facts, String step, DomainEvent event) {
        facts.add(new Fact.OfEvent(Ids.derived(call.callId(), step, Long.toString(revision)), event));
    }

    private UUID incidentId() {
        return Ids.derived(call.callId(), "incident-of", Long.toString(revision));
    }

    private @Nullable Instant answeredAt() {
        return after(call.receivedAt(), call.answerSeconds());
    }

    private @Nullable Instant deliveredAt() {
        return call.type() == null || call.kind() == null ? null : after(call.receivedAt(), call.dispatchSeconds());
    }

    private static @Nullable Instant after(@Nullable Instant from, @Nullable Double seconds) {
        return from == null || seconds == null ? null : from.plusMillis(Math.round(seconds * 1000));
    }

    private CallSnapshot snapshot(long version) {
        return new CallSnapshot(
                call.callId(),
                version,
                centre,
                call.regionCode(),
                day,
                call.callClass(),
                call.channel(),
                call.receivedAt(),
                answeredAt(),
                after(answeredAt(), call.handlingSeconds()),
                call.type() == null ? null : incidentId(),
                call.restricted() ? null : call.type(),
                call.priority(),
                false);
    }

    private IncidentSnapshot incident(IncidentType type, Priority priority) {
        return new IncidentSnapshot(
                incidentId(),
                1,
                centre,
                call.regionCode(),
                List.of(),
                type,
                priority,
                sensitivity(),
                Set.of(),
                Victims.UNKNOWN,
                Set.of(),
                Set.of(),
                false,
                call.receivedAt(),
                false,
                ProtectedBlocks.NONE,
                null);
    }

    private DispatchSnapshot order(long version, DispatchStatus status) {
        String kind = call.kind() == null ? "OTHER" : call.kind();
        Instant delivered = deliveredAt();
        return new DispatchSnapshot(
                Ids.derived(call.callId(), "order-of", Long.toString(revision)),
                incidentId(),
                version,
                1,
                centre,
                call.regionCode(),
                kind,
                Lane.ofKind(kind),
                DispatchRole.LEAD,
                call.type() == null ? IncidentType.OTHER : call.type(),
                call.priority() == null ? Priority.P2 : call.priority(),
                sensitivity(),
                status,
                0,
                new Rung(RungSource.OTHER, null, kind, kind, null),
                delivered == null ? call.receivedAt() : delivered,
                false,
                null,
                null);
    }

    private Sensitivity sensitivity() {
        return call.restricted() ? Sensitivity.RESTRICTED : Sensitivity.NORMAL;
    }
}
