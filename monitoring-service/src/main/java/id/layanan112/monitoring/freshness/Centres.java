package id.layanan112.monitoring.freshness;

import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.CompactedTopic;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
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

/**
 * Which centres there are, the built-in ones and those that report; when each reported last, and up to when what it
 * published has been counted here.
 */
@ApplicationScoped
public class Centres implements CurrentCentres {
    private final Map<String, CallCentre> reported = new ConcurrentHashMap<>();
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> complete = new ConcurrentHashMap<>();
    private volatile CallCentres present = CallCentres.builtIn();
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
            known(report);
            heard.put(report.centreCode(), earlier(report.at(), clock.instant()));
            caughtUp.when(() ->
                    complete.merge(report.centreCode(), report.publishedThrough(), (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    /** Reports come every 10 s, and hardly ever say anything new of the centre itself. */
    private void known(CentreReported report) {
        CallCentre centre = new CallCentre(
                report.centreCode(),
                report.name(),
                report.regions().stream()
                        .flatMap(region -> RegionCode.parse(region).stream())
                        .toList(),
                report.assumed(),
                "");
        if (!centre.equals(reported.put(centre.code(), centre))) {
            present = CallCentres.builtIn().with(reported.values());
        }
    }

    @Override
    public CallCentres now() {
        return present;
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
        return last == null && present.find(centreCode).isEmpty()
                ? Freshness.WITHOUT_CENTRE
                : Freshness.of(last, complete.get(centreCode), clock.instant());
    }
}
