package id.layanan112.routing.stream;

import id.layanan112.kit.messaging.IncomingEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which incidents somebody may have decided before, by other policies or another directory: those that were written
 * before this replica got their partition, or before a publishing of its own failed halfway. Of them every lane is told,
 * so that an order that only the earlier decision had is withdrawn.
 */
@ApplicationScoped
@Identifier(Doubt.LISTENER)
class Doubt implements KafkaConsumerRebalanceListener {
    static final String LISTENER = "routing-incident";

    /** What clocks of machines may differ by. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final InstantSource clock;
    private volatile Instant until;

    Doubt(InstantSource clock) {
        this.clock = clock;
        this.until = clock.instant().plus(CLOCKS);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        begin();
    }

    void begin() {
        until = clock.instant().plus(CLOCKS);
    }

    boolean of(IncomingEvent event) {
        return event.recordedTime().isBefore(until);
    }
}
