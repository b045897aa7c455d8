package id.layanan112.monitoring.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.RegionCountsEvent.DayCounts;
import id.layanan112.contracts.RegionCountsEvent.RegionCountsPublished;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.messaging.PublishFailed;
import id.layanan112.kit.sql.Sql;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the public topic of each region's closed days, whenever they are otherwise than it was told last. What it says
 * follows from the figures alone, and so does its id: who publishes twice says the same.
 */
@ApplicationScoped
class PublicTopic {
    private static final Logger LOG = Logger.getLogger(PublicTopic.class);
    private static final UUID NAMES = UUID.fromString("4b1f8f53-6a07-5b5e-9d0b-112112112112");
    private static final int DAYS = 31;

    private final Sql sql;
    private final EventPublisher publisher;
    private final DailyCalls calls;
    private final ClosedDays closed;
    private final CurrentCentres centres;
    private final InstantSource clock;

    private record Known(long version, String digest) {}

    PublicTopic(
            Sql sql,
            EventPublisher publisher,
            DailyCalls calls,
            ClosedDays closed,
            CurrentCentres centres,
            InstantSource clock) {
        this.sql = sql;
        this.publisher = publisher;
        this.calls = calls;
        this.closed = closed;
        this.centres = centres;
        this.clock = clock;
    }

    @Scheduled(
            every = "{layanan112.publication.topic.every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishWhatChanged() {
        try {
            QuarkusTransaction.requiringNew().run(this::publishAlone);
        } catch (DatabaseFailed | PublishFailed e) {
            LOG.warnf("the public topic cannot be told now: %s", e.getMessage());
        }
    }

    /** One replica at a time: two could leave the older of two versions last. */
    private void publishAlone() {
        boolean mine = sql.query("SELECT pg_try_advisory_xact_lock(1121)", row -> row.getBoolean(1))
                .getFirst();
        if (mine) {
            Map<String, Known> known = known();
            List<OutgoingEvent> events = new ArrayList<>();
            Map<String, Known> now = new HashMap<>();
            for (Region region : Regions.all()) {
                String code = region.code().value();
                boolean told = known.containsKey(code)
                        || centres.now().ofRegion(region.code()).isPresent();
                // Right after a start it would look as if nobody reported.
                if (told && calls.known(code)) {
                    one(code, known.getOrDefault(code, new Known(0, "")), events, now);
                }
            }
            publisher.publishAndWait(events);
            now.forEach(this::remember);
        }
    }

    private void one(String region, Known known, List<OutgoingEvent> events, Map<String, Known> now) {
        LocalDate newest = closed.newest(region);
        List<DayCounts> days = calls.of(region, newest.minusDays(DAYS - 1), newest).stream()
                .map(day -> new DayCounts(day.day(), day.total(), day.byClass(), day.unclassed()))
                .toList();
        String digest = UUID.nameUUIDFromBytes(days.toString().getBytes(UTF_8)).toString();
        if (days.isEmpty() || digest.equals(known.digest())) {
            return;
        }
        long version = known.version() + 1;
        DayCounts last = days.getFirst();
        events.add(new OutgoingEvent(
                Ids.derived(NAMES, region, Long.toString(version), digest),
                new RegionCountsPublished(
                        region, last.localDay(), version, last.total(), last.byClass(), clock.instant(), days)));
        now.put(region, new Known(version, digest));
    }

    private Map<String, Known> known() {
        Map<String, Known> known = new HashMap<>();
        sql.query(
                "SELECT region, version, digest FROM published_counts",
                row -> known.put(row.getString(1), new Known(row.getLong(2), row.getString(3))));
        return known;
    }

    private void remember(String region, Known now) {
        sql.update(
                "INSERT INTO published_counts (region, version, digest) VALUES (?, ?, ?) ON CONFLICT (region)"
                        + " DO UPDATE SET version = EXCLUDED.version, digest = EXCLUDED.digest, published_at = now()",
                region,
                now.version(),
                now.digest());
    }
}
