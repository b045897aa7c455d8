package id.layanan112.intake.console;

import id.layanan112.contracts.Disposition;
import id.layanan112.intake.callback.CallbackTasks;
import id.layanan112.intake.handover.HandoverRows;
import id.layanan112.intake.nuisance.NuisanceReview;
import id.layanan112.intake.quarantine.QuarantinedRows;
import id.layanan112.intake.seat.Seats;
import id.layanan112.intake.shift.ShiftRows;
import id.layanan112.intake.surge.SurgeDetector;
import id.layanan112.intake.telephony.WaitingCalls;
import id.layanan112.intake.timeline.AttentionTargets;
import id.layanan112.intake.timeline.Pictures;
import id.layanan112.kit.access.Access;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Draws the parts of the screens. Nothing in them is about a person who called. */
@ApplicationScoped
class Drawings {
    /** More rows than anybody reads; how many there are besides is said. */
    private static final int OPEN = 60;

    private static final int ROWS = 60;

    private final Pictures pictures;
    private final WaitingCalls waiting;
    private final CallbackTasks tasks;
    private final CallMarks marks;
    private final HandoverRows offers;
    private final ShiftRows shifts;
    private final Seats seats;
    private final SurgeDetector surges;
    private final NuisanceReview nuisances;
    private final QuarantinedRows quarantined;
    private final AttentionTargets targets;
    private final InstantSource clock;
    /** Incidents that are as they are until something happens. */
    private final Set<String> still = ConcurrentHashMap.newKeySet();

    Drawings(
            Pictures pictures,
            WaitingCalls waiting,
            CallbackTasks tasks,
            CallMarks marks,
            HandoverRows offers,
            ShiftRows shifts,
            Seats seats,
            SurgeDetector surges,
            NuisanceReview nuisances,
            QuarantinedRows quarantined,
            AttentionTargets targets,
            InstantSource clock) {
        this.pictures = pictures;
        this.waiting = waiting;
        this.tasks = tasks;
        this.marks = marks;
        this.offers = offers;
        this.shifts = shifts;
        this.seats = seats;
        this.surges = surges;
        this.nuisances = nuisances;
        this.quarantined = quarantined;
        this.targets = targets;
        this.clock = clock;
    }

    /** Whether a part changes with time alone: of an incident, while somebody is waited for. */
    boolean moves(Part part, String word) {
        return part != Part.INCIDENT || !still.contains(word) || pictures.stale();
    }

    /** What nobody looks at any more is not kept in mind for ever. */
    void forget() {
        still.clear();
    }

    @Transactional
    String draw(Access access, Audience audience, String word) {
        return Part.of(word)
                .map(part -> template(part, access, audience, word)
                        .setLocale(audience.language().words())
                        .render())
                .orElse("");
    }

    private TemplateInstance template(Part part, Access access, Audience audience, String word) {
        Say say = new Say(audience.language(), clock.instant());
        return switch (part) {
            case RINGING ->
                Templates.ringing(
                        say,
                        waiting.of(access),
                        seats.of(access),
                        targets.answered().toSeconds());
            case SEATS -> Templates.seats(say, seats.of(access));
            case OFFERS -> Templates.offers(say, audience, offers.open(access), shifts.waiting(access));
            case TASKS -> Templates.tasks(say, tasks.open(access, false));
            case OPEN -> open(say, pictures.open(access, OPEN));
            case HELD -> held(say, pictures.held(access));
            case SURGES ->
                Templates.surges(
                        say,
                        surges.loads().stream()
                                .filter(load -> load.since() != null && access.sees(load.centreCode()))
                                .toList());
            case NUISANCES -> Templates.nuisances(say, nuisances.of(access));
            case QUARANTINED -> Templates.quarantined(say, quarantined.page(false, null, ROWS));
            case CALL -> Templates.call(say, marks.of(access, subject(word)));
            case INCIDENT ->
                pictures.of(access, subject(word))
                        .map(picture -> incident(say, audience, picture, word))
                        .orElseGet(() -> Templates.gone(say));
        };
    }

    private TemplateInstance incident(Say say, Audience audience, Pictures.Picture picture, String word) {
        if (picture.waits()) {
            still.remove(word);
        } else {
            still.add(word);
        }
        return Templates.incident(say, audience, picture, List.of(Disposition.values()));
    }

    private static UUID subject(String word) {
        return UUID.fromString(word.substring(word.indexOf(':') + 1));
    }

    private static TemplateInstance held(Say say, List<Pictures.Held> orders) {
        return Templates.held(say, orders.stream().limit(ROWS).toList(), Math.max(0, orders.size() - ROWS));
    }

    private static TemplateInstance open(Say say, Pictures.Open open) {
        return Templates.open(say, open.rows(), Math.toIntExact(open.more()));
    }
}
