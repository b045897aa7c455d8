package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.IncidentEvent.IncidentClosed;
import id.layanan112.contracts.IncidentEvent.IncidentReopened;
import id.layanan112.contracts.IncidentEvent.IncidentUpdated;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.history.History;
import id.layanan112.intake.region.Places;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.regions.CurrentCentres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes incidents: the revision before is kept, and the event that tells of the new one carries all that routing
 * needs, so that it orders and withdraws what has to be.
 */
@ApplicationScoped
class Changes implements IncidentTold {
    private final Incidents incidents;
    private final History history;
    private final DetailsVault vault;
    private final LinkedCalls calls;
    private final Places places;
    private final CurrentCentres centres;
    private final Outbox outbox;
    private final InstantSource clock;

    Changes(
            Incidents incidents,
            History history,
            DetailsVault vault,
            LinkedCalls calls,
            Places places,
            CurrentCentres centres,
            Outbox outbox,
            InstantSource clock) {
        this.incidents = incidents;
        this.history = history;
        this.vault = vault;
        this.calls = calls;
        this.places = places;
        this.centres = centres;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of the wish to change an incident. */
    sealed interface Outcome {
        record Changed(Incident incident) implements Outcome {}

        /** Somebody was faster: this is how it stands now. */
        record Stale(Incident present) implements Outcome {}

        record Refused(Incident.Refusal why) implements Outcome {}
    }

    /**
     * @param revision the one that the asker has seen
     * @return empty when there is no such incident for the asker
     */
    @Transactional
    Optional<Outcome> change(Access access, UUID incidentId, long revision, IncidentChange change) {
        return apply(
                access,
                incidentId,
                revision,
                "CHANGED",
                incident -> incident.change(change, where(change), centres.now()),
                (present, changed) -> {
                    if (change.place() != null) {
                        vault.place(incidentId, change.place().said(clock.instant()), access.who());
                    }
                    incidents.changed(changed);
                    if (changed.incidentType() != present.incidentType() || changed.priority() != present.priority()) {
                        calls.follow(changed, access.who());
                    }
                    return new IncidentUpdated(
                            changed.snapshot(vault.travelling(incidentId, calls.of(incidentId))), clock.instant());
                });
    }

    private Places.Place where(IncidentChange change) {
        CallDetails.Scene place = change.place();
        return place == null
                ? Places.Place.NOWHERE
                : places.ofTyped(place.lat(), place.lon(), place.uncertaintyMetres());
    }

    /** Withdraws all that was ordered. */
    @Transactional
    Optional<Outcome> close(Access access, UUID incidentId, @Nullable Long revision, Disposition disposition) {
        return apply(access, incidentId, revision, "CLOSED", Incident::close, (present, closed) -> {
            incidents.closed(closed, disposition, clock.instant());
            return new IncidentClosed(closed.snapshot(ProtectedBlocks.NONE), disposition, clock.instant());
        });
    }

    /** Orders again what the policy wants. */
    @Transactional
    Optional<Outcome> reopen(Access access, UUID incidentId, @Nullable Long revision) {
        return apply(access, incidentId, revision, "REOPENED", Incident::reopen, (present, reopened) -> {
            incidents.reopened(reopened);
            return new IncidentReopened(
                    reopened.snapshot(vault.travelling(incidentId, calls.of(incidentId))), clock.instant());
        });
    }

    @Override
    public Incident toldMore(Incident present, Places.Place where, String who) {
        if (!present.open()) {
            return present;
        }
        Incident next = present.toldMore(where, centres.now());
        keep(present, who, "TOLD_MORE");
        incidents.changed(next);
        outbox.add(new IncidentUpdated(
                next.snapshot(vault.travelling(next.incidentId(), calls.of(next.incidentId()))), clock.instant()));
        return next;
    }

    private void keep(Incident present, String who, String what) {
        history.keep(List.of(
                new History.Ending(present.incidentId(), present.revision(), IncidentState.of(present), who, what)));
    }

    /** A machine takes back what the probe made; nothing else is there for it. */
    private static boolean mayChange(Access access, Incident incident) {
        return incident.probe()
                || Stream.of(Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR)
                        .anyMatch(access::hasRole);
    }

    private Optional<Outcome> apply(
            Access access,
            UUID incidentId,
            @Nullable Long revision,
            String what,
            Function<Incident, Incident.Change> rule,
            BiFunction<Incident, Incident, IncidentEvent> effect) {
        return incidents
                .locked(access, incidentId)
                .filter(one -> mayChange(access, one))
                .map(present -> {
                    if (revision != null && revision != present.revision()) {
                        return new Outcome.Stale(present);
                    }
                    return switch (rule.apply(present)) {
                        case Incident.Change.To(Incident next) -> {
                            keep(present, access.who(), what);
                            outbox.add(effect.apply(present, next));
                            yield new Outcome.Changed(next);
                        }
                        case Incident.Change.No(Incident.Refusal why) -> new Outcome.Refused(why);
                    };
                });
    }
}
