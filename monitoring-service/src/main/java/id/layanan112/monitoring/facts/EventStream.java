package id.layanan112.monitoring.facts;

import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.Outcome;
import id.layanan112.kit.messaging.StatelessConsumer;
import id.layanan112.monitoring.freshness.ReadSoFar;
import id.layanan112.monitoring.ledger.Fact;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Facts as they come. Not the kit's consumer with an inbox: the fact is the inbox row, and a batch of facts is one
 * statement and, with the counts it changes, one transaction.
 */
@ApplicationScoped
public class EventStream {
    private static final String EVENTS = "events";

    private final StatelessConsumer consumer;
    private final Archive archive;
    private final ReadSoFar readSoFar;

    EventStream(StatelessConsumer consumer, Archive archive, ReadSoFar readSoFar) {
        this.consumer = consumer;
        this.archive = archive;
        this.readSoFar = readSoFar;
    }

    @Incoming(EVENTS)
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        consumer.consume(EVENTS, records, this::take);
        readSoFar.finished(records);
    }

    private List<Outcome> take(List<IncomingEvent> events) {
        List<Fact> ours = events.stream()
                .filter(EventStream::ours)
                .<Fact>map(event -> new Fact.OfEvent(event.id(), event.event()))
                .toList();
        if (!ours.isEmpty()) {
            archive.take(ours);
        }
        return events.stream()
                .map(event -> ours(event) ? Outcome.done() : Outcome.quarantine("not-for-monitoring"))
                .toList();
    }

    private static boolean ours(IncomingEvent incoming) {
        return switch (incoming.event()) {
            case CallEvent fact -> true;
            case IncidentEvent fact -> true;
            case RouteEvent fact -> true;
            case DispatchEvent fact -> true;
            case DispatchOrderEvent other -> false;
            case AgencyEvent other -> false;
            case CentreEvent other -> false;
            case RegionCountsEvent other -> false;
        };
    }
}
