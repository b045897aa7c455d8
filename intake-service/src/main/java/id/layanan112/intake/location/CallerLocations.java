package id.layanan112.intake.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.CallerPlaces;
import id.layanan112.intake.details.SealedText;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where callers were, under data keys of their own: a telephone can say so before its call is known here. */
@ApplicationScoped
public class CallerLocations implements CallerPlaces {
    // A call and its telephone's word belong together within 20 minutes.
    private static final String JOIN = "UPDATE caller_location l SET call_id = (SELECT c.call_id FROM call c"
            + " JOIN call_number n USING (call_id) WHERE n.seal = l.seal AND c.centre_code = l.centre_code"
            + " AND c.received_at BETWEEN l.at - interval '20 minutes' AND l.at + interval '20 minutes'"
            + " ORDER BY abs(extract(epoch FROM c.received_at - l.at)) LIMIT 1)"
            + " WHERE l.call_id IS NULL AND l.seal IS NOT NULL AND ";

    // Of two that are alike the newer: they may be moving.
    private static final Comparator<Known> MOST_EXACT = Comparator.comparing(
                    Known::uncertaintyMetres, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Known::at, Comparator.reverseOrder());

    private final Sql sql;
    private final SealedText seals;

    CallerLocations(Sql sql, SealedText seals) {
        this.sql = sql;
        this.seals = seals;
    }

    public enum Source {
        /** The telephone itself. */
        AML,
        NETWORK
    }

    /**
     * One word about where a caller was.
     *
     * @param callId null until it is known
     * @param seal of the number that it belongs to; null when the call is known
     */
    public record New(
            UUID locationId,
            @Nullable UUID callId,
            String centreCode,
            byte @Nullable [] seal,
            Source source,
            String method,
            Instant at,
            double lat,
            double lon,
            @Nullable Double uncertaintyMetres,
            @Nullable Integer confidencePercent,
            List<String> flags) {
        @Override
        public String toString() {
            return "New[" + locationId + "]";
        }
    }

    /** As it is read, in clear. */
    public record Known(
            UUID locationId,
            Source source,
            String method,
            Instant at,
            double lat,
            double lon,
            @Nullable Double uncertaintyMetres,
            @Nullable Integer confidencePercent,
            List<String> flags) {
        CallDetails.Scene scene() {
            return new CallDetails.Scene(
                    null, lat, lon, uncertaintyMetres, CallDetails.PlaceSource.CALLER_LOCATION, at);
        }

        @Override
        public String toString() {
            return "Known[" + locationId + "]";
        }
    }

    private record Point(double lat, double lon) {
        @Override
        public String toString() {
            return "Point[...]";
        }
    }

    /** In the current transaction; what is known already stays. @return the call that it belongs to, if that is known */
    public Optional<UUID> keep(New one) {
        SealedText.Closed closed = seals.close(one.locationId(), json(new Point(one.lat(), one.lon())));
        int fresh = sql.update(
                "INSERT INTO caller_location (location_id, call_id, centre_code, seal, source, method, at,"
                        + " uncertainty_metres, confidence_percent, flags, wrapped, ciphertext)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                one.locationId(),
                one.callId(),
                one.centreCode(),
                one.seal(),
                one.source(),
                one.method(),
                one.at(),
                one.uncertaintyMetres(),
                one.confidencePercent(),
                one.flags().toArray(String[]::new),
                closed.wrapped(),
                closed.ciphertext());
        int unjoined = sql.update(JOIN + "l.location_id = ?", one.locationId());
        Optional<UUID> callId = sql.first(
                "SELECT call_id FROM caller_location WHERE location_id = ? AND call_id IS NOT NULL",
                row -> row.getObject(1, UUID.class),
                one.locationId());
        // Heard and joined before, it was told before.
        if (fresh + unjoined > 0 && callId.isPresent()) {
            wanted(List.of(one.locationId()));
        }
        return callId;
    }

    /**
     * Agencies of these calls' incidents may have to learn it; in the current transaction. The calls are locked first:
     * whoever opens an incident of one of them at the same time sees the place, or is seen here.
     */
    private void wanted(List<UUID> locationIds) {
        UUID[] ids = locationIds.toArray(UUID[]::new);
        sql.query(
                "SELECT 1 FROM call WHERE call_id IN (SELECT call_id FROM caller_location WHERE location_id = ANY (?))"
                        + " ORDER BY call_id FOR SHARE",
                row -> 1,
                (Object) ids);
        sql.update(
                "INSERT INTO place_wanted SELECT incident_id, location_id FROM caller_location JOIN call USING (call_id)"
                        + " WHERE location_id = ANY (?) AND incident_id IS NOT NULL"
                        + " ORDER BY incident_id, location_id ON CONFLICT DO NOTHING",
                (Object) ids);
    }

    /** Calls that came after their telephone's word, and those that were saved at the very same time. */
    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void join() {
        List<UUID> joined = sql.query(
                "WITH joined AS (" + JOIN + "l.arrived_at > now() - interval '1 hour' RETURNING location_id, call_id)"
                        + " SELECT location_id FROM joined WHERE call_id IS NOT NULL",
                row -> row.getObject(1, UUID.class));
        if (!joined.isEmpty()) {
            wanted(joined);
        }
    }

    /** Whose call never came is nobody's business for long. */
    @Scheduled(every = "1h", delayed = "20m")
    @Transactional
    void forget() {
        sql.update("DELETE FROM caller_location WHERE call_id IS NULL AND arrived_at < now() - interval '1 day'");
    }

    @Override
    public Optional<CallDetails.Scene> place(List<UUID> callIds) {
        return mostExact(callIds).map(Known::scene);
    }

    /** The best that is known of where a caller is; who shows it to a person has written the audit row. */
    public Optional<Known> mostExact(List<UUID> callIds) {
        return callIds.stream().flatMap(callId -> of(callId).stream()).min(MOST_EXACT);
    }

    /** Oldest first; the caller has written the audit row. */
    List<Known> of(UUID callId) {
        return sql.query(
                "SELECT location_id, source, method, at, uncertainty_metres, confidence_percent, flags, wrapped,"
                        + " ciphertext FROM caller_location WHERE call_id = ? ORDER BY at, location_id",
                row -> {
                    UUID id = row.getObject("location_id", UUID.class);
                    Point point = point(
                            seals.open(id, new SealedText.Closed(row.getBytes("wrapped"), row.getBytes("ciphertext"))));
                    return new Known(
                            id,
                            Source.valueOf(row.getString("source")),
                            row.getString("method"),
                            Objects.requireNonNull(Sql.instant(row, "at")),
                            point.lat(),
                            point.lon(),
                            row.getObject("uncertainty_metres", Double.class),
                            row.getObject("confidence_percent", Integer.class),
                            Sql.texts(row, "flags"));
                },
                callId);
    }

    private static String json(Point point) {
        try {
            return EventJson.MAPPER.writeValueAsString(point);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a point cannot be written");
        }
    }

    private static Point point(String json) {
        try {
            return EventJson.MAPPER.readValue(json, Point.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a point cannot be read");
        }
    }
}
