package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** An order to the fire brigade of Kota Bandung, and whatever is otherwise about it. */
public final class AnOrder {
    public static final Rung HUMAN = new Rung(RungSource.SUPERVISOR, null, null, "Penyelia", null);

    private UUID dispatchId = new UUID(0, 1);
    private UUID incidentId = new UUID(0, 2);
    private long revision = 1;
    private Priority priority = Priority.P1;
    private IncidentType type = IncidentType.FIRE;
    private Sensitivity sensitivity = Sensitivity.NORMAL;
    private boolean exercise;
    private List<Rung> chain = List.of(HUMAN);
    private List<Long> deadlines = List.of(60L);
    private ProtectedBlocks blocks = ProtectedBlocks.NONE;
    private Instant decidedAt = Instant.parse("2026-11-23T07:05:09Z");
    private Duration life = Duration.ofMinutes(30);

    public static AnOrder order() {
        return new AnOrder();
    }

    /** An agency of the chain that calls itself by its id. */
    public static Rung rung(String agency, String kind) {
        return new Rung(RungSource.OWN, agency, kind, agency, null);
    }

    /** In their order; a human comes last. */
    public AnOrder asking(Rung... agencies) {
        chain = Stream.concat(Stream.of(agencies), Stream.of(HUMAN)).toList();
        return this;
    }

    public AnOrder with(UUID dispatch, UUID incident) {
        dispatchId = dispatch;
        incidentId = incident;
        return this;
    }

    public AnOrder revision(long number) {
        revision = number;
        return this;
    }

    public AnOrder of(IncidentType incidentType) {
        type = incidentType;
        return this;
    }

    public AnOrder restricted() {
        sensitivity = Sensitivity.RESTRICTED;
        return this;
    }

    public AnOrder exercise() {
        exercise = true;
        return this;
    }

    public AnOrder priority(Priority urgency) {
        priority = urgency;
        return this;
    }

    public AnOrder deadlines(List<Long> seconds) {
        deadlines = seconds;
        return this;
    }

    public AnOrder blocks(ProtectedBlocks closed) {
        blocks = closed;
        return this;
    }

    public AnOrder decidedAt(Instant at) {
        decidedAt = at;
        return this;
    }

    public AnOrder living(Duration length) {
        life = length;
        return this;
    }

    public Ordered ordered() {
        return new Ordered(
                dispatchId,
                incidentId,
                Lane.FIRE,
                "FIRE",
                DispatchRole.LEAD,
                revision,
                "32.73",
                "32.73",
                type,
                priority,
                sensitivity,
                Set.of(),
                Victims.UNKNOWN,
                exercise,
                false,
                false,
                chain,
                deadlines,
                blocks,
                decidedAt,
                decidedAt,
                life,
                decidedAt.plus(life));
    }

    /** As it was placed: at its first agency, nobody has it yet. */
    public Dispatch dispatch() {
        return Placing.place(ordered(), (agency, drill) -> List.of(new Reach.Line(0, "WEBHOOK")), decidedAt)
                .dispatch();
    }
}
