package id.layanan112.intake.surge;

import id.layanan112.contracts.CallEvent.SurgeEnded;
import id.layanan112.contracts.CallEvent.SurgeStarted;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.kit.sql.Sql;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks at each centre's calls of the last two minutes, exercises apart, and tells when a surge starts and ends. */
@ApplicationScoped
public class SurgeDetector {
    private static final double WINDOW_MINUTES = 2;

    private final Sql sql;
    private final Outbox outbox;
    private final CurrentCentres centres;
    private final InstantSource clock;
    private final Surge rule;

    /**
     * @param timesUsual {@code layanan112.intake.surge.times-usual}
     * @param fewest {@code layanan112.intake.surge.fewest-per-minute}
     */
    SurgeDetector(
            Sql sql,
            Outbox outbox,
            CurrentCentres centres,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.intake.surge.times-usual", defaultValue = "10") double timesUsual,
            @ConfigProperty(name = "layanan112.intake.surge.fewest-per-minute", defaultValue = "30") double fewest) {
        this.sql = sql;
        this.outbox = outbox;
        this.centres = centres;
        this.clock = clock;
        this.rule = new Surge(timesUsual, fewest);
    }

    /** @param since null while there is no surge */
    public record Load(
            String centreCode,
            double usual,
            long number,
            @Nullable Instant since,
            double callsPerMinute,
            Instant updatedAt) {
        boolean surging() {
            return since != null;
        }
    }

    /** Only one of several replicas looks at a time: the others find it locked, and leave it. */
    @Scheduled(
            every = "${layanan112.intake.surge.every:10s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        boolean mine = sql.first("SELECT pg_try_advisory_xact_lock(1120112)", row -> row.getBoolean(1))
                .orElse(false);
        if (!mine) {
            return;
        }
        Map<String, Double> now = perMinute();
        Map<String, Load> before = new HashMap<>();
        loads().forEach(load -> before.put(load.centreCode(), load));
        Set<String> all = new TreeSet<>(now.keySet());
        all.addAll(before.keySet());
        for (String centre : all) {
            judge(centre, now.getOrDefault(centre, 0.0), before.get(centre));
        }
    }

    private void judge(String centre, double now, @Nullable Load before) {
        Instant at = clock.instant();
        Load load = before == null ? new Load(centre, 0, 0, null, 0, at) : before;
        Surge.Turn turn = rule.judge(load.surging(), now, load.usual());
        Duration passed = Duration.between(load.updatedAt(), at);
        long number = turn == Surge.Turn.STARTS ? load.number() + 1 : load.number();
        Instant since = switch (turn) {
            case STARTS -> at;
            case ENDS -> null;
            case STAYS -> load.since();
        };
        Instant surging = turn == Surge.Turn.ENDS ? load.since() : since;
        double usual = Surge.learn(load.usual(), now, passed, surging == null ? null : Duration.between(surging, at));
        sql.update(
                "INSERT INTO surge (centre_code, usual_per_minute, number, since, calls_per_minute, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (centre_code) DO UPDATE SET"
                        + " usual_per_minute = EXCLUDED.usual_per_minute, number = EXCLUDED.number,"
                        + " since = EXCLUDED.since, calls_per_minute = EXCLUDED.calls_per_minute,"
                        + " updated_at = EXCLUDED.updated_at",
                centre,
                usual,
                number,
                since,
                now,
                at);
        switch (turn) {
            case STARTS ->
                outbox.add(new SurgeStarted(centre, onlyRegion(centre), number, now, load.usual(), false, at));
            case ENDS -> outbox.add(new SurgeEnded(centre, onlyRegion(centre), number, false, at));
            case STAYS -> {}
        }
    }

    private Map<String, Double> perMinute() {
        Map<String, Double> now = new HashMap<>();
        sql.query(
                "SELECT centre_code, count(*) FROM call WHERE saved_at > now() - interval '2 minutes'"
                        + " AND received_at > now() - interval '10 minutes' AND NOT exercise GROUP BY centre_code",
                row -> now.put(row.getString(1), row.getLong(2) / WINDOW_MINUTES));
        return now;
    }

    public List<Load> loads() {
        return sql.query(
                "SELECT centre_code, usual_per_minute, number, since, calls_per_minute, updated_at FROM surge"
                        + " ORDER BY centre_code",
                row -> new Load(
                        row.getString(1),
                        row.getDouble(2),
                        row.getLong(3),
                        Sql.instant(row, "since"),
                        row.getDouble(5),
                        Objects.requireNonNull(Sql.instant(row, "updated_at"))));
    }

    private @Nullable String onlyRegion(String centreCode) {
        return centres.now()
                .find(centreCode)
                .flatMap(CallCentre::onlyRegion)
                .map(RegionCode::value)
                .orElse(null);
    }
}
