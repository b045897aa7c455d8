package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchEvent.DispatchEscalated;
import id.layanan112.contracts.DispatchEvent.DispatchUnfulfilled;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Rung;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows what comes of one happening, step by step, and collects it. */
final class Course {
    private final Reach reach;
    private final Instant moment;
    private final List<DispatchEvent> events = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private Dispatch now;
    private final Set<String> stale = new LinkedHashSet<>();
    private boolean allStale;
    private Timing deadline = new Timing.Unchanged();
    private Timing expiry = new Timing.Unchanged();

    Course(Dispatch before, Reach reach, Instant moment) {
        this.now = before;
        this.reach = reach;
        this.moment = moment;
    }

    Dispatch now() {
        return now;
    }

    Instant moment() {
        return moment;
    }

    void stand(Standing standing) {
        now = now.with(standing);
    }

    void order(Ordered order) {
        now = new Dispatch(order, now.standing());
    }

    /** As an agency calls itself; its id, when it is not in the chain any more. */
    String name(String agencyId) {
        int rung = now.order().rungOf(agencyId);
        return rung < 0 ? agencyId : now.order().chain().get(rung).name();
    }

    /** A fact is told at a version of its own. */
    void tellFact(Function<DispatchSnapshot, DispatchEvent> fact) {
        stand(now.standing().told());
        events.add(fact.apply(now.snapshot()));
    }

    void deadline(Timing timing) {
        deadline = timing;
    }

    void expiry(Timing timing) {
        expiry = timing;
    }

    /** What the holder was still to be told of the order is not told any more. */
    void drop() {
        if (now.holder().agencyId() != null) {
            stale.add(now.holder().agencyId());
        }
    }

    /** Nobody is told any more what was to be done. */
    void dropAll() {
        allStale = true;
    }

    /** An acceptance had stopped its life. It is nobody's again, and lives on, long enough for whoever is asked now. */
    void live() {
        if (Ladder.accepted(now.status())) {
            return;
        }
        Duration deadline = now.order().deadline(now.rung());
        if (!now.order().expiresAt().isAfter(moment.plus(deadline))) {
            order(now.order().livingFrom(moment));
        }
        expiry = new Timing.Until(now.order().expiresAt());
    }

    /** Nothing is waited for any more. */
    void stop() {
        deadline = new Timing.Stopped();
        expiry = new Timing.Stopped();
    }

    Optional<Reach.Line> lineBehind(int position) {
        return reach.next(now.holder().agencyId(), now.order().overExerciseChannel(), position);
    }

    /** The order as it is now, to who holds it, by the channel that is in use. */
    void tellHolder() {
        String agency = now.holder().agencyId();
        if (agency != null) {
            lineBehind(now.standing().channel() - 1).ifPresent(line -> tell(agency, line, Type.ORDERED));
        }
    }

    /** By the first channel that an agency has. */
    void tell(@Nullable String agency, Type type) {
        reach.next(agency, now.order().overExerciseChannel(), -1)
                .ifPresent(line -> tell(String.valueOf(agency), line, type));
    }

    /** To who holds the order by the channel that is in use, to others by their first. */
    void tellMore(String agency, UUID lineId) {
        int behind = agency.equals(now.holder().agencyId()) ? now.standing().channel() - 1 : -1;
        reach.next(agency, now.order().overExerciseChannel(), behind)
                .ifPresent(line -> tellings.add(
                        new Telling(now, agency, now.order().rungOf(agency), line, Type.TOLD_MORE, lineId.toString())));
    }

    private void tell(String agency, Reach.Line line, Type type) {
        String about = type == Type.ORDERED
                ? now.order().revision() + "/" + now.standing().round()
                : "v" + now.standing().version();
        tellings.add(new Telling(now, agency, now.order().rungOf(agency), line, type, about));
    }

    /**
     * Asks the first agency from {@code rung} on that can be told at all, or gives the order to the human at the end.
     *
     * @param reason null when it was only placed: that is told where it was not the first agency that was asked
     */
    void ask(int rung, @Nullable String reason) {
        Rung from = now.holder();
        List<Rung> chain = now.order().chain();
        for (int to = rung; to < chain.size(); to++) {
            Rung next = chain.get(to);
            Optional<Reach.Line> line = reach.next(next.agencyId(), now.order().overExerciseChannel(), -1);
            if (next.source().human() || next.agencyId() == null) {
                giveToHuman(to, reason == null ? to == 0 ? "NO_AGENCY" : "UNDELIVERABLE" : reason);
                return;
            }
            Optional<Coming> comes = now.standing().coming(next.agencyId());
            if (comes.isPresent() && !"AGAIN".equals(reason)) {
                if (Standing.takesAll(comes.get())) {
                    hold(comes.get(), from, reason == null ? "REVISED" : reason);
                    return;
                }
                // It has its part already, or is done.
                continue;
            }
            if (line.isPresent()) {
                stand(now.standing()
                        .without(next.agencyId())
                        .asking(next.agencyId())
                        .at(DispatchStatus.ORDERED, to, line.get().position()));
                String why = reason == null && to > rung ? "UNDELIVERABLE" : reason;
                if (why != null) {
                    tellFact(snapshot -> new DispatchEscalated(snapshot, from, next, why, moment));
                }
                tell(next.agencyId(), line.get(), Type.ORDERED);
                return;
            }
        }
        // A chain ends with a human; if one did not, that must not be a silence.
        giveToHuman(chain.size() - 1, reason == null ? "NO_AGENCY" : reason);
    }

    /** Who comes already has it now, and is not asked anew. */
    void hold(Coming one, Rung from, String reason) {
        stop();
        stand(now.standing()
                .without(one.agencyId())
                .at(one.status(), now.order().rungOf(one.agencyId()), 0));
        tellFact(snapshot -> new DispatchEscalated(snapshot, from, now.holder(), reason, moment));
    }

    void giveToHuman(int rung, String reason) {
        stop();
        stand(now.standing().at(DispatchStatus.UNFULFILLED, rung, 0));
        tellFact(snapshot -> new DispatchUnfulfilled(snapshot, now.holder(), reason, moment));
    }

    Consequence consequence() {
        return new Consequence(
                now,
                List.copyOf(events),
                allStale ? null : List.copyOf(stale),
                List.copyOf(tellings),
                deadline,
                expiry);
    }
}
