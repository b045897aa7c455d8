package id.layanan112.gateway.order;

import id.layanan112.contracts.AgencyEvent;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchOrderEvent.LineTold;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.gateway.line.ToldLines;
import id.layanan112.kit.messaging.EventConsumer;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.Outcome;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Orders as they come, lane by lane. Never waits for an agency here: they are only written down. */
@ApplicationScoped
public class OrderStream {
    private static final String ORDERS = "orders";

    private final EventConsumer consumer;
    private final Orders orders;
    private final ToldLines lines;

    OrderStream(EventConsumer consumer, Orders orders, ToldLines lines) {
        this.consumer = consumer;
        this.orders = orders;
        this.lines = lines;
    }

    @Incoming(ORDERS)
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        consumer.consumeTogether(ORDERS, records, this::take);
    }

    private List<Outcome> take(List<IncomingEvent> events) {
        orders.take(only(events, DispatchOrdersDecided.class));
        // What is told is of orders that were decided before it.
        lines.take(only(events, LineTold.class));
        return events.stream().map(OrderStream::outcome).toList();
    }

    private static <T> List<T> only(List<IncomingEvent> events, Class<T> type) {
        return events.stream()
                .map(IncomingEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Outcome outcome(IncomingEvent incoming) {
        return switch (incoming.event()) {
            case DispatchOrderEvent ours -> Outcome.done();
            case CallEvent other -> notForGateway();
            case IncidentEvent other -> notForGateway();
            case RouteEvent other -> notForGateway();
            case DispatchEvent other -> notForGateway();
            case AgencyEvent other -> notForGateway();
            case CentreEvent other -> notForGateway();
            case RegionCountsEvent other -> notForGateway();
        };
    }

    private static Outcome notForGateway() {
        return Outcome.quarantine("not-for-gateway");
    }
}
