package id.layanan112.monitoring.freshness;

import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.CompactedTopic;
import id.layanan112.kit.messaging.IncomingEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the centres reported last, and up to when what they published has been counted here. */
@ApplicationScoped
public class Centres {
    private final Map<String, CentreReported> reports = new ConcurrentHashMap<>();
    private final Map<String, Instant> complete = new ConcurrentHashMap<>();
    private final CompactedTopic topic;
    private final CaughtUp caughtUp;

    Centres(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, CaughtUp caughtUp) {
        this.topic = new CompactedTopic(bootstrap, Topics.CENTRE, this::take);
        this.caughtUp = caughtUp;
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }

    private void take(IncomingEvent incoming) {
        if (incoming.event() instanceof CentreReported report) {
            reports.put(report.centreCode(), report);
            caughtUp.when(() ->
                    complete.merge(report.centreCode(), report.publishedThrough(), (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    public Optional<CentreReported> report(String centreCode) {
        return Optional.ofNullable(reports.get(centreCode));
    }

    /** Everything saved before this moment is in the counts; null while that is not known. */
    public @Nullable Instant completeThrough(String centreCode) {
        return complete.get(centreCode);
    }
}
