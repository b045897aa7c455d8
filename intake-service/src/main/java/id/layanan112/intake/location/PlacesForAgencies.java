package id.layanan112.intake.location;

import id.layanan112.intake.call.CallWatcher;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.incident.IncidentTold;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.intake.incident.LinkedCalls;
import id.layanan112.intake.region.Places;
import id.layanan112.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where nobody said where it is, agencies learn where the caller's telephone is: with a new revision of the incident, a
 * moment after the telephone, or the call's incident, is known.
 */
@ApplicationScoped
class PlacesForAgencies implements CallWatcher {
    private static final Logger LOG = Logger.getLogger(PlacesForAgencies.class);
    private static final String TELEPHONE = "telephone";
    private static final int AT_ONCE = 200;

    private final Sql sql;
    private final CallerLocations locations;
    private final Incidents incidents;
    private final LinkedCalls calls;
    private final IncidentTold told;
    private final DetailsVault vault;
    private final Places places;

    PlacesForAgencies(
            Sql sql,
            CallerLocations locations,
            Incidents incidents,
            LinkedCalls calls,
            IncidentTold told,
            DetailsVault vault,
            Places places) {
        this.sql = sql;
        this.locations = locations;
        this.incidents = incidents;
        this.calls = calls;
        this.told = told;
        this.vault = vault;
        this.places = places;
    }

    @Override
    public void turned(List<Turn> turns) {
        sql.batch(
                "INSERT INTO place_wanted SELECT ? WHERE EXISTS (SELECT 1 FROM caller_location WHERE call_id = ?)"
                        + " ON CONFLICT DO NOTHING",
                turns.stream()
                        .filter(turn -> turn.before() != null
                                && turn.before().incidentId() == null
                                && turn.now().incidentId() != null)
                        .map(turn -> new @Nullable Object[] {
                            turn.now().incidentId(), turn.now().callId()
                        })
                        .toList());
    }

    // Each in a transaction of its own: an incident is locked before its calls, and one at a time.
    @Scheduled(every = "1s", delayed = "4s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        QuarkusTransaction.requiringNew()
                .call(() -> sql.query(
                        "SELECT incident_id FROM place_wanted LIMIT ?", row -> row.getObject(1, UUID.class), AT_ONCE))
                .forEach(this::tryToTell);
    }

    private void tryToTell(UUID incidentId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tell(incidentId));
        } catch (RuntimeException e) {
            // The others behind it are not to wait for this one.
            LOG.errorf(
                    "incident %s: its agencies cannot be told of the telephone's place (%s)",
                    incidentId, e.getClass().getSimpleName());
        }
    }

    private void tell(UUID incidentId) {
        incidents.locked(incidentId).ifPresent(incident -> {
            List<UUID> theirs = calls.of(incidentId);
            if (!vault.placed(incidentId, theirs)) {
                locations.place(theirs).map(this::where).ifPresent(where -> told.toldMore(incident, where, TELEPHONE));
            }
        });
        sql.update("DELETE FROM place_wanted WHERE incident_id = ?", incidentId);
    }

    private Places.Place where(CallDetails.Scene scene) {
        return places.ofTyped(scene.lat(), scene.lon(), scene.uncertaintyMetres());
    }
}
