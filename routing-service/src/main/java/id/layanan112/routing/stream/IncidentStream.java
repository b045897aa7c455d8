package id.layanan112.routing.stream;

import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.Outcome;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.messaging.PublishFailed;
import id.layanan112.kit.messaging.StatelessConsumer;
import id.layanan112.routing.decision.Decisions;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.directory.Directories;
import id.layanan112.routing.policy.Policies;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes incidents and publishes decisions; the input is acknowledged when the broker has every output. */
@ApplicationScoped
public class IncidentStream {
    private static final String INCIDENT = "incident";

    private final StatelessConsumer consumer;
    private final EventPublisher publisher;
    private final Policies policies;
    private final Directories directories;
    private final Doubt doubt;
    private final InstantSource clock;
    private final Timer decided;

    IncidentStream(
            StatelessConsumer consumer,
            EventPublisher publisher,
            Policies policies,
            Directories directories,
            @Identifier(Doubt.LISTENER) Doubt doubt,
            InstantSource clock,
            MeterRegistry meters) {
        this.consumer = consumer;
        this.publisher = publisher;
        this.policies = policies;
        this.directories = directories;
        this.doubt = doubt;
        this.clock = clock;
        this.decided = Timer.builder("layanan112.decision")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(meters);
    }

    @Incoming(INCIDENT)
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        consumer.consume(INCIDENT, records, this::decide);
    }

    private List<Outcome> decide(List<IncomingEvent> events) {
        AgencyDirectory directory = directories.current();
        List<Outcome> outcomes = new ArrayList<>(events.size());
        List<OutgoingEvent> decided = new ArrayList<>();
        for (IncomingEvent event : events) {
            outcomes.add(decide(event, directory, decided));
        }
        try {
            publisher.publishAndWait(decided);
        } catch (PublishFailed e) {
            doubt.begin();
            throw e;
        }
        events.forEach(event -> time(event, clock.instant()));
        return outcomes;
    }

    /** From when intake wrote it down: it has waited in the outbox and in the topic as well. */
    private void time(IncomingEvent event, Instant published) {
        if (event.event() instanceof IncidentEvent.OfState) {
            Duration took = Duration.between(event.recordedTime(), published);
            decided.record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private Outcome decide(IncomingEvent incoming, AgencyDirectory directory, List<OutgoingEvent> decided) {
        return switch (incoming.event()) {
            case IncidentEvent.OfState state -> {
                IncidentSnapshot incident = state.incidentState();
                decided.addAll(Decisions.of(
                        new Decisions.Input(incoming.id(), incident, doubt.of(incoming)),
                        policies.current().of(incident.regionCode()),
                        directory,
                        clock.instant()));
                yield Outcome.done();
            }
            case IncidentNarrated told -> {
                decided.addAll(Decisions.told(incoming.id(), told, policies.current(), directory));
                yield Outcome.done();
            }
            case IncidentEvent.OfHistory history -> Outcome.done();
            case CallEvent other -> notForRouting();
            case RouteEvent other -> notForRouting();
            case DispatchOrderEvent other -> notForRouting();
            case DispatchEvent other -> notForRouting();
            case AgencyEvent other -> notForRouting();
            case CentreEvent other -> notForRouting();
            case RegionCountsEvent other -> notForRouting();
        };
    }

    private static Outcome notForRouting() {
        return Outcome.quarantine("not-for-routing");
    }
}
