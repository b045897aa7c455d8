package id.layanan112.operations.probe;

import id.layanan112.contracts.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What Prometheus is told; docs/metrics.md says what each means. */
final class Figures {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();

    /** Of a region that never answered yet, the beginning counts: it may be silent no longer than any other. */
    Figures(List<String> regions, Duration every) {
        Instant began = Instant.now();
        regions.forEach(region -> {
            acknowledged.put(region, began);
            registry.gauge(
                    "layanan112.probe.last.acknowledged.timestamp.seconds",
                    Tags.of("region", region),
                    acknowledged,
                    known -> known.getOrDefault(region, began).toEpochMilli() / 1000.0);
        });
        // Strongly held: nobody else holds these two, and a figure of nothing is not a number.
        Gauge.builder("layanan112.probe.regions", regions::size)
                .strongReference(true)
                .register(registry);
        Gauge.builder("layanan112.probe.interval.seconds", every::toSeconds)
                .strongReference(true)
                .register(registry);
        // There from the beginning: an increase is seen of the first one, too.
        for (String outcome : List.of("acknowledged", "refused", "unanswered")) {
            calls(outcome, 0);
        }
        for (Lane lane : Lane.values()) {
            timer(lane);
        }
    }

    void heard(Lane lane, Duration after) {
        timer(lane).record(after);
    }

    void ended(String region, Caller.Outcome outcome) {
        switch (outcome) {
            case Caller.Outcome.Acknowledged all -> {
                acknowledged.put(region, Instant.now());
                calls("acknowledged", 1);
            }
            case Caller.Outcome.Unanswered some -> calls("unanswered", 1);
            case Caller.Outcome.Refused none -> calls("refused", 1);
        }
    }

    /** In Prometheus' text form. */
    String text() {
        return registry.scrape();
    }

    private void calls(String outcome, int more) {
        registry.counter("layanan112.probe.calls", "outcome", outcome).increment(more);
    }

    private Timer timer(Lane lane) {
        return Timer.builder("layanan112.probe")
                .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60))
                .register(registry);
    }
}
