package id.layanan112.monitoring.facts;

import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.Outcome;
import id.layanan112.kit.messaging.StatelessConsumer;
import id.layanan112.monitoring.counts.CallCounts;
import id.layanan112.monitoring.counts.Changes;
import id.layanan112.monitoring.freshness.ReadSoFar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private final Facts facts;
    private final CallCounts counts;
    private final ReadSoFar readSoFar;
    private final Changes changes;

    EventStream(StatelessConsumer consumer, Facts facts, CallCounts counts, ReadSoFar readSoFar, Changes changes) {
        this.consumer = consumer;
        this.facts = facts;
        this.counts = counts;
        this.readSoFar = readSoFar;
        this.changes = changes;
    }

    @Incoming(EVENTS)
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        consumer.consume(EVENTS, records, this::take);
        readSoFar.finished(records);
    }

    private List<Outcome> take(List<IncomingEvent> events) {
        List<IncomingEvent> ours = events.stream().filter(EventStream::ours).toList();
        if (!ours.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> write(ours));
            changes.happened();
        }
        return events.stream()
                .map(event -> ours(event) ? Outcome.done() : Outcome.quarantine("not-for-monitoring"))
                .toList();
    }

    private void write(List<IncomingEvent> events) {
        Set<UUID> fresh = facts.insert(events);
        List<CallSnapshot> calls = new ArrayList<>();
        for (IncomingEvent event : events) {
            if (event.event() instanceof CallEvent.OfOneCall call && fresh.contains(event.id())) {
                calls.add(call.call());
            }
        }
        counts.take(calls);
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
