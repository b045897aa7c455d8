package id.layanan112.intake.call;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallEvent.CallClassified;
import id.layanan112.contracts.IncidentEvent.CallLinked;
import id.layanan112.contracts.IncidentEvent.CallUnlinked;
import id.layanan112.contracts.IncidentEvent.IncidentOpened;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.history.History;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.IncidentTold;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.intake.incident.LinkedCalls;
import id.layanan112.intake.region.Places;
import id.layanan112.intake.silent.SilentCalls;
import id.layanan112.intake.silent.SilentProcedure;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a call turned out to be, and which incident it belongs to. Each change is a new version, the one before
 * is kept, and the event says the whole state, so that counts follow. An incident is locked before its calls.
 */
@ApplicationScoped
class CallChanges implements LinkedCalls {
    private final Calls calls;
    private final Incidents incidents;
    private final DetailsVault vault;
    private final CallerNumbers numbers;
    private final SilentCalls silent;
    private final Whereabouts whereabouts;
    private final Watchers watchers;
    private final IncidentTold incidentTold;
    private final Audit audit;
    private final History history;
    private final Outbox outbox;
    private final InstantSource clock;

    CallChanges(
            Calls calls,
            Incidents incidents,
            DetailsVault vault,
            CallerNumbers numbers,
            SilentCalls silent,
            Whereabouts whereabouts,
            Watchers watchers,
            IncidentTold incidentTold,
            Audit audit,
            History history,
            Outbox outbox,
            InstantSource clock) {
        this.calls = calls;
        this.incidents = incidents;
        this.vault = vault;
        this.numbers = numbers;
        this.silent = silent;
        this.whereabouts = whereabouts;
        this.watchers = watchers;
        this.incidentTold = incidentTold;
        this.audit = audit;
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of the wish to change a call. */
    sealed interface Outcome {
        record Changed(Call call, @Nullable Incident incident) implements Outcome {}

        /** Somebody was faster: this is its version now. */
        record Stale(long version) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /** It is silent, and may not be called a ghost. */
        record NoGhost(SilentProcedure.Verdict why) implements Outcome {}
    }

    /** Why it stays as it is. */
    enum Refusal {
        SAME,
        /** It belongs to another incident: unlink it there first. */
        LINKED,
        NOT_LINKED,
        /** What was told first is never written over. */
        NARRATIVE_THERE,
        INCIDENT_CLOSED,
        /** A real call never joins an exercise, nor the other way round; nor does anything join what the probe made. */
        EXERCISE,
        /** The region is none of this centre's. */
        OTHER_CENTRE
    }

    /**
     * A call for help without an incident opens one.
     *
     * @param seen the version that the asker has seen
     * @param wish what was typed
     * @return empty when there is no such call for the asker
     */
    @Transactional
    Optional<Outcome> classify(Access access, UUID callId, long seen, NewCall wish) {
        CallClass wished = wish.callClass();
        return calls.locked(access, callId).map(call -> {
            if (call.version() != seen) {
                return new Outcome.Stale(call.version());
            }
            boolean sameRegion = wish.regionCode() == null || wish.regionCode().equals(call.regionCode());
            // A call for help that was unlinked from another incident opens one of its own.
            boolean opens = wished == CallClass.NORMAL && call.incidentId() == null;
            if (call.callClass() == wished && sameRegion && !opens) {
                return new Outcome.Refused(Refusal.SAME);
            }
            if (wish.regionCode() != null && !whereabouts.serves(call, wish.regionCode())) {
                return new Outcome.Refused(Refusal.OTHER_CENTRE);
            }
            if (wished == CallClass.GHOST) {
                SilentProcedure.Verdict verdict = judge(call);
                if (!(verdict instanceof SilentProcedure.Verdict.MayBeGhost)) {
                    return new Outcome.NoGhost(verdict);
                }
            }
            Incident incident = call.incidentId() == null
                    ? null
                    : incidents.find(call.incidentId()).orElse(null);
            Places.Place where = whereabouts.of(callId);
            String region = wish.regionCode() == null ? whereabouts.region(call, where) : wish.regionCode();
            if (wished == CallClass.NORMAL && incident == null) {
                incident = open(call, region, where, wish);
            }
            Call next = call.next(wished, incident == null ? null : incident.incidentId())
                    .in(region);
            take(call, next, incident, access.who(), "CLASSIFIED");
            return new Outcome.Changed(next, incident);
        });
    }

    private SilentProcedure.Verdict judge(Call call) {
        return silent.procedure(call.regionCode())
                .judge(SilentCallResource.facts(numbers.of(call.callId())), silent.results(call.callId()));
    }

    /**
     * Completes what is known of people; a new version, and with an incident a new revision of it, so that the agencies
     * learn it too.
     *
     * @return as {@link #classify}
     */
    @Transactional
    Optional<Outcome> tellMore(Access access, UUID callId, long seen, NewCall typed) {
        CallDetails more = TypedText.details(typed, clock.instant());
        Optional<Incident> incident = calls.incidentOf(callId).flatMap(incidents::locked);
        return calls.locked(access, callId).map(call -> {
            if (call.version() != seen) {
                return new Outcome.Stale(call.version());
            }
            if (more.caller() == null && more.scene() == null && more.narrative() == null) {
                return new Outcome.Refused(Refusal.SAME);
            }
            if (!vault.complete(callId, call.incidentId(), more, access.who())) {
                return new Outcome.Refused(Refusal.NARRATIVE_THERE);
            }
            NewCall.Caller caller = typed.caller();
            if (caller != null) {
                numbers.known(caller.number(), caller.safeToCallBack())
                        .ifPresent(number -> numbers.keep(List.of(new CallerNumbers.OfCall(callId, number))));
                if (Boolean.FALSE.equals(caller.safeToCallBack())) {
                    numbers.unsafe(callId);
                }
            }
            audit.write(new Audit.Deed(
                    call.regionCode(), call.localDay(), access.who(), "TOLD_MORE", callId, "PATCH details"));
            Places.Place where = whereabouts.of(more.scene());
            Incident told = incident.map(one -> incidentTold.toldMore(one, where, access.who()))
                    .orElse(null);
            Call next = call.next(call.callClass(), call.incidentId()).in(whereabouts.region(call, where));
            take(call, next, told, access.who(), "TOLD_MORE");
            return new Outcome.Changed(next, told);
        });
    }

    private Incident open(Call call, @Nullable String region, Places.Place where, NewCall wish) {
        Instant now = clock.instant();
        Incident incident = AdmitCall.incident(
                wish, call.centreCode(), region, where, Ids.v7(), call.exercise(), call.channel(), now);
        incidents.open(List.of(incident));
        outbox.add(new IncidentOpened(
                incident.snapshot(vault.travelling(incident.incidentId(), List.of(call.callId()))),
                call.callId(),
                now));
        return incident;
    }

    /**
     * A call of the asker's centre, to an incident that it has or, at a border, sees.
     *
     * @return empty when there is no such incident or call for the asker
     */
    @Transactional
    Optional<Outcome> link(Access access, UUID incidentId, UUID callId, long seen) {
        return move(access, incidentId, callId, seen, this::mayLink, (incident, call) -> {
            Refusal refusal = refusal(call, incident);
            return refusal != null ? new Outcome.Refused(refusal) : moved(access, incident, call, incident, "LINKED");
        });
    }

    /**
     * By the centre that has the incident, or the call: after a handover these are two. The incident stays as it is,
     * with what its other calls say.
     *
     * @return as {@link #link}
     */
    @Transactional
    Optional<Outcome> unlink(Access access, UUID incidentId, UUID callId, long seen) {
        return move(
                access,
                incidentId,
                callId,
                seen,
                CallChanges::mayUnlink,
                (incident, call) -> incidentId.equals(call.incidentId())
                        ? moved(access, incident, call, null, "UNLINKED")
                        : new Outcome.Refused(Refusal.NOT_LINKED));
    }

    private boolean mayLink(Access access, Incident incident, Call call) {
        return access.sees(call.centreCode())
                && incidents.visible(access, incident.incidentId()).isPresent();
    }

    private static boolean mayUnlink(Access access, Incident incident, Call call) {
        return access.sees(incident.centreCode()) || access.sees(call.centreCode());
    }

    private interface May {
        boolean move(Access access, Incident incident, Call call);
    }

    private Optional<Outcome> move(
            Access access, UUID incidentId, UUID callId, long seen, May may, BiFunction<Incident, Call, Outcome> rule) {
        Optional<Incident> found = incidents.locked(incidentId);
        return found.flatMap(incident -> calls.locked(callId)
                .filter(call -> may.move(access, incident, call))
                .map(call -> call.version() == seen ? rule.apply(incident, call) : new Outcome.Stale(call.version())));
    }

    private Outcome moved(Access access, Incident incident, Call call, @Nullable Incident to, String what) {
        Call next = call.next(call.callClass(), to == null ? null : to.incidentId());
        take(call, next, to, access.who(), what);
        UUID id = incident.incidentId();
        String region = incident.regionCode();
        Instant now = clock.instant();
        outbox.add(
                to == null
                        ? new CallUnlinked(id, incident.revision(), region, incident.exercise(), call.callId(), now)
                        : new CallLinked(id, incident.revision(), region, incident.exercise(), call.callId(), now));
        return new Outcome.Changed(next, to);
    }

    private static @Nullable Refusal refusal(Call call, Incident incident) {
        if (call.incidentId() != null) {
            return call.incidentId().equals(incident.incidentId()) ? Refusal.SAME : Refusal.LINKED;
        }
        if (call.exercise() != incident.exercise() || call.ofProbe() != incident.probe()) {
            return Refusal.EXERCISE;
        }
        return incident.open() ? null : Refusal.INCIDENT_CLOSED;
    }

    @Override
    public List<UUID> of(UUID incidentId) {
        return calls.ofIncident(incidentId);
    }

    @Override
    public void follow(Incident incident, String who) {
        calls.lockedOfIncident(incident.incidentId())
                .forEach(call -> take(
                        call, call.next(call.callClass(), incident.incidentId()), incident, who, "INCIDENT_CHANGED"));
    }

    private void take(Call before, Call next, @Nullable Incident incident, String who, String what) {
        history.keep(
                List.of(new History.Ending(before.callId(), before.version(), CallView.of(before, null), who, what)));
        calls.changed(next);
        outbox.add(new CallClassified(next.snapshot(incident), before.callClass(), clock.instant()));
        watchers.turned(List.of(new CallWatcher.Turn(
                before.snapshot(incident),
                next.snapshot(incident),
                numbers.of(next.callId()).orElse(null),
                false,
                false,
                who)));
    }
}
