package id.layanan112.intake.location;

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
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Where nobody said where it is, agencies that may know the caller learn where the caller's telephone is: with a new
 * revision of the incident, when that is known later than the incident, or better than before.
 */
@ApplicationScoped
class PlacesForAgencies {
    private static final Logger LOG = Logger.getLogger(PlacesForAgencies.class);
    private static final String TELEPHONE = "telephone";
    private static final int AT_ONCE = 200;
    private static final double EXACT_METRES = 1_000;

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

    // Each in a transaction of its own: an incident is locked before its calls, and one at a time.
    @Scheduled(every = "1s", delayed = "4s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        QuarkusTransaction.requiringNew()
                .call(() -> sql.query(
                        "SELECT DISTINCT incident_id FROM place_wanted LIMIT ?",
                        row -> row.getObject(1, UUID.class),
                        AT_ONCE))
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
            // After the lock: another replica may have told it meanwhile.
            Set<UUID> news = Set.copyOf(sql.query(
                    "DELETE FROM place_wanted WHERE incident_id = ? RETURNING location_id",
                    row -> row.getObject(1, UUID.class),
                    incidentId));
            List<UUID> theirs = calls.of(incidentId);
            if (!vault.placed(incidentId, theirs)) {
                locations
                        .mostExact(theirs)
                        .filter(best -> news.contains(best.locationId()))
                        .ifPresent(best -> told.toldMore(incident, where(best.scene()), TELEPHONE));
            }
        });
    }

    /** A radio cell of kilometres says nothing about a region, and nothing that concerns the neighbours. */
    private Places.Place where(CallDetails.Scene scene) {
        Double uncertainty = scene.uncertaintyMetres();
        return uncertainty == null || uncertainty > EXACT_METRES
                ? Places.Place.NOWHERE
                : places.ofTyped(scene.lat(), scene.lon(), uncertainty);
    }
}
