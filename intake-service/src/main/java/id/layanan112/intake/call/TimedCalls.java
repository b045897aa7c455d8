package id.layanan112.intake.call;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallEvent.CallAnswered;
import id.layanan112.contracts.CallEvent.CallClassified;
import id.layanan112.contracts.CallEvent.CallEnded;
import id.layanan112.contracts.CallEvent.CallReceived;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.history.History;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.kit.sql.Sql;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls as telephone systems make and time them: also those that nobody answered are calls, and counted. */
@ApplicationScoped
public class TimedCalls {
    private final Sql sql;
    private final Calls calls;
    private final Incidents incidents;
    private final History history;
    private final CallerNumbers numbers;
    private final Watchers watchers;
    private final Outbox outbox;
    private final CurrentCentres centres;
    private final InstantSource clock;
    private final SavingMeters meters;

    TimedCalls(
            Sql sql,
            Calls calls,
            Incidents incidents,
            History history,
            CallerNumbers numbers,
            Watchers watchers,
            Outbox outbox,
            CurrentCentres centres,
            InstantSource clock,
            SavingMeters meters) {
        this.sql = sql;
        this.calls = calls;
        this.incidents = incidents;
        this.history = history;
        this.numbers = numbers;
        this.watchers = watchers;
        this.outbox = outbox;
        this.centres = centres;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * No other telephone report touches these calls before this transaction ends, also those that are not there yet: a
     * row that does not exist cannot be locked.
     */
    public void lock(List<UUID> callIds) {
        sql.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(id::text, 112)) FROM unnest(?::uuid[]) AS id",
                row -> 0,
                (Object) callIds.stream().sorted().toArray(UUID[]::new));
    }

    /**
     * Takes over what is known now, in the current transaction.
     *
     * @return the calls that are new
     */
    public List<UUID> take(List<CallTimes> all) {
        Map<UUID, Call> known = calls.locked(all.stream().map(CallTimes::callId).toList());
        Map<UUID, Incident> theirs = incidents.find(known.values().stream()
                .map(Call::incidentId)
                .filter(Objects::nonNull)
                .toList());
        Map<UUID, CallerNumbers.Known> from =
                numbers.of(all.stream().map(CallTimes::callId).toList());
        List<Calls.Saved> fresh = new ArrayList<>();
        List<CallWatcher.Turn> turns = new ArrayList<>();
        for (CallTimes times : all) {
            Call call = known.get(times.callId());
            Incident incident = call == null || call.incidentId() == null ? null : theirs.get(call.incidentId());
            Call now = call == null ? begin(times) : go(call, times, incident);
            if (call == null) {
                fresh.add(new Calls.Saved(now, times.saidBy(), true));
            }
            turns.add(new CallWatcher.Turn(
                    call == null ? null : call.snapshot(incident),
                    now.snapshot(incident),
                    from.get(times.callId()),
                    false,
                    times.dropped() && now.answeredAt() != null,
                    times.saidBy()));
        }
        calls.insert(fresh);
        watchers.turned(turns);
        return fresh.stream().map(saved -> saved.call().callId()).toList();
    }

    private Call begin(CallTimes times) {
        CallCentre centre = centre(times);
        Call call = new Call(
                times.callId(),
                1,
                times.centreCode(),
                centre.onlyRegion().map(RegionCode::value).orElse(null),
                day(times),
                times.abandoned() ? CallClass.ABANDONED : null,
                CallChannel.VOICE,
                times.receivedAt(),
                times.answeredAt(),
                times.endedAt(),
                null,
                times.exercise(),
                List.of());
        outbox.add(new CallReceived(call.snapshot(null), clock.instant()));
        return call;
    }

    /** Each thing that is new is a version and an event of its own, in the order in which it happens in a call. */
    private Call go(Call call, CallTimes said, @Nullable Incident incident) {
        CallTimes times = said.and(call);
        LocalDate day = day(times);
        Instant received = times.receivedAt();
        Instant now = clock.instant();
        Call next = call;
        if (!Objects.equals(call.answeredAt(), times.answeredAt())) {
            next = step(next, next.timed(received, times.answeredAt(), call.endedAt(), day), said.saidBy(), "ANSWERED");
            outbox.add(new CallAnswered(next.snapshot(incident), now));
            Instant taken = times.answeredAt();
            if (taken != null && !next.exercise()) {
                meters.answered(received, taken);
            }
        }
        if (!Objects.equals(call.endedAt(), times.endedAt())) {
            next = step(next, next.timed(received, times.answeredAt(), times.endedAt(), day), said.saidBy(), "ENDED");
            outbox.add(new CallEnded(next.snapshot(incident), now));
        }
        if (!next.receivedAt().equals(received)) {
            next = step(next, next.timed(received, next.answeredAt(), next.endedAt(), day), said.saidBy(), "RECEIVED");
            outbox.add(new CallReceived(next.snapshot(incident), now));
        }
        // A real call never belongs to an exercise: one that does is a person's to sort out.
        if (call.exercise() && !call.ofProbe() && !times.exercise() && incident == null) {
            next = step(next, next.real(), said.saidBy(), "REAL");
            outbox.add(new CallReceived(next.snapshot(null), now));
        }
        CallClass told = classNow(call, times);
        if (told != call.callClass()) {
            next = step(next, next.next(told, next.incidentId()), said.saidBy(), "CLASSIFIED");
            outbox.add(new CallClassified(next.snapshot(incident), call.callClass(), now));
        }
        if (next.version() != call.version()) {
            calls.changed(next);
        }
        return next;
    }

    private Call step(Call before, Call next, String by, String what) {
        history.keep(
                List.of(new History.Ending(before.callId(), before.version(), CallView.of(before, null), by, what)));
        return next;
    }

    /** Unanswered is no judgement: it goes when an answer is heard of after all. What a person called it stands. */
    private static @Nullable CallClass classNow(Call call, CallTimes times) {
        if (times.abandoned()) {
            return call.callClass() == null ? CallClass.ABANDONED : call.callClass();
        }
        return call.abandoned() && call.callClass() == CallClass.ABANDONED ? null : call.callClass();
    }

    private LocalDate day(CallTimes times) {
        return LocalDate.ofInstant(times.receivedAt(), centre(times).zone());
    }

    private CallCentre centre(CallTimes times) {
        return centres.now().find(times.centreCode()).orElseThrow();
    }
}
