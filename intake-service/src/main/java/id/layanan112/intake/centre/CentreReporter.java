package id.layanan112.intake.centre;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.CentreEvent.PublishedCalls;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.messaging.PublishFailed;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.RegionCode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says every 10 s that the centres are alive and what they have published. Never through the outbox: a report that
 * waited there would tell of an age that is not its own.
 */
@ApplicationScoped
class CentreReporter {
    private static final Logger LOG = Logger.getLogger(CentreReporter.class);

    private final Centres centres;
    private final PublishedCallCounts counts;
    private final EventPublisher publisher;
    private final InstantSource clock;

    CentreReporter(Centres centres, PublishedCallCounts counts, EventPublisher publisher, InstantSource clock) {
        this.centres = centres;
        this.counts = counts;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Scheduled(
            every = "{layanan112.intake.centre-report.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void report() {
        try {
            publisher.publishAndWait(reports());
        } catch (PublishFailed | SQLException e) {
            // The next report says more than this one would have; that it is late is what the monitoring centre shows.
            LOG.warnf("centre report not sent: %s", e.getClass().getSimpleName());
        }
    }

    @Transactional
    List<OutgoingEvent> reports() throws SQLException {
        Instant now = clock.instant();
        Instant through = counts.publishedThrough();
        Map<String, List<PublishedCalls>> published = counts.byCentre();
        return centres.now().all().stream()
                .map(centre -> new OutgoingEvent(
                        Ids.v7(), report(centre, through, published.getOrDefault(centre.code(), List.of()), now)))
                .toList();
    }

    private CentreReported report(CallCentre centre, Instant through, List<PublishedCalls> published, Instant now) {
        return new CentreReported(
                centre.code(),
                centre.name(),
                centre.regions().stream().map(RegionCode::value).toList(),
                centres.state(centre.code()),
                centre.assumed(),
                through,
                published,
                now);
    }

    /** A row of the count; null stands for open calls. */
    static @Nullable CallClass callClass(@Nullable String word) {
        return word == null ? null : CallClass.valueOf(word);
    }
}
