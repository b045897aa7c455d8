package id.layanan112.monitoring.freshness;

import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.CompactedTopic;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.regions.CallCentres;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** When the centres reported last, and up to when what they published has been counted here. */
@ApplicationScoped
public class Centres {
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> complete = new ConcurrentHashMap<>();
    private final CompactedTopic topic;
    private final CaughtUp caughtUp;
    private final InstantSource clock;

    Centres(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            CaughtUp caughtUp,
            InstantSource clock) {
        this.topic = new CompactedTopic(bootstrap, Topics.CENTRE, this::take);
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }

    private void take(IncomingEvent incoming) {
        if (incoming.event() instanceof CentreReported report) {
            heard.put(report.centreCode(), earlier(report.at(), clock.instant()));
            caughtUp.when(() ->
                    complete.merge(report.centreCode(), report.publishedThrough(), (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    /** The report's own time, for the topic holds old ones too; but a centre whose clock is fast is not alive longer. */
    private static Instant earlier(Instant reported, Instant arrived) {
        return reported.isBefore(arrived) ? reported : arrived;
    }

    /** @param centreCode null where there is no centre */
    public Freshness of(@Nullable String centreCode) {
        if (centreCode == null) {
            return Freshness.WITHOUT_CENTRE;
        }
        Instant last = heard.get(centreCode);
        return last == null && CallCentres.find(centreCode).isEmpty()
                ? Freshness.WITHOUT_CENTRE
                : Freshness.of(last, complete.get(centreCode), clock.instant());
    }
}
