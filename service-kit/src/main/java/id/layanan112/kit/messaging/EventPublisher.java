package id.layanan112.kit.messaging;

import id.layanan112.kit.traces.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Publishes events directly, for services whose input is still there when they fail. */
@ApplicationScoped
public class EventPublisher {
    private final KafkaPublisher publisher;
    private final CloudEventCodec codec;
    private final InstantSource clock;
    private final Traces traces;

    EventPublisher(KafkaPublisher publisher, CloudEventCodec codec, InstantSource clock, Traces traces) {
        this.publisher = publisher;
        this.codec = codec;
        this.clock = clock;
        this.traces = traces;
    }

    /**
     * Returns when the broker has all of them.
     *
     * @throws PublishFailed when it has not; some of them may be there then, so the ids must be derived ones
     */
    public void publishAndWait(List<OutgoingEvent> events) {
        Instant now = clock.instant();
        publisher.sendAndWait(events.stream()
                .map(event -> codec.encode(event.id(), event.event(), now))
                .toList());
        if (traces.on()) {
            Instant there = clock.instant();
            events.forEach(event -> traces.published(event.event(), now, there));
        }
    }
}
