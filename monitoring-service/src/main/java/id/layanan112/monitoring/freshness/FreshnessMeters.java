package id.layanan112.monitoring.freshness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** How old the figures of each centre are that ever reported, and whether the nation's are complete: of those that report all day, for a day's report is due a day later. */
@ApplicationScoped
class FreshnessMeters {
    /** Reports come every 10 s, and are counted a second later: beyond this it is no hiccup. */
    private static final Duration COMPLETE = Duration.ofMinutes(5);

    private final Centres centres;
    private final InstantSource clock;
    private final MultiGauge ages;
    private volatile boolean complete;

    FreshnessMeters(Centres centres, InstantSource clock, MeterRegistry meters) {
        this.centres = centres;
        this.clock = clock;
        this.ages = MultiGauge.builder("layanan112.freshness.seconds").register(meters);
        meters.gauge("layanan112.figures.complete", this, now -> now.complete ? 1 : 0);
    }

    private record Age(String centre, double seconds) {}

    @Scheduled(every = "10s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        List<Age> all = centres.reporting().stream()
                .map(centre -> new Age(centre, age(centres.of(centre), now)))
                .toList();
        List<Age> live = all.stream().filter(one -> centres.live(one.centre())).toList();
        complete = !live.isEmpty() && live.stream().allMatch(one -> one.seconds() <= COMPLETE.toSeconds());
        ages.register(
                all.stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("region", one.centre()), one.seconds()))
                        .toList(),
                true);
    }

    /** Endless for one that reports and of which nothing is complete yet. */
    private static double age(Freshness freshness, Instant now) {
        return freshness.completeThrough() == null
                ? Double.POSITIVE_INFINITY
                : Duration.between(Objects.requireNonNull(freshness.completeThrough()), now)
                                .toMillis()
                        / 1000.0;
    }
}
