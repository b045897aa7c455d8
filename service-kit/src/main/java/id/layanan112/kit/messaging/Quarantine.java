package id.layanan112.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sets a record aside, byte for byte, with where it came from and why, and raises the alarm. */
@ApplicationScoped
public class Quarantine {
    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    private final KafkaPublisher publisher;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final String topic;

    Quarantine(
            KafkaPublisher publisher,
            InstantSource clock,
            MeterRegistry meters,
            @ConfigProperty(name = "layanan112.service") String service) {
        this.publisher = publisher;
        this.clock = clock;
        this.meters = meters;
        this.topic = Topics.quarantine(service).name();
    }

    /**
     * Returns when the broker has the copy: only then may the record be acknowledged.
     *
     * @param code why, never a value of the record
     * @throws PublishFailed when the copy is not safe
     */
    public void put(ConsumerRecord<byte[], byte[]> record, String code) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(topic, record.key(), record.value());
        record.headers().forEach(copy.headers()::add);
        header(copy, "quarantine_topic", record.topic());
        header(copy, "quarantine_partition", Integer.toString(record.partition()));
        header(copy, "quarantine_offset", Long.toString(record.offset()));
        header(copy, "quarantine_reason", code);
        header(copy, "quarantine_time", clock.instant().toString());
        publisher.sendAndWait(List.of(copy));
        meters.counter("layanan112.quarantined", "topic", record.topic(), "reason", code)
                .increment();
        LOG.errorf(
                "QUARANTINED %s: %s partition %d offset %d; see docs/runbooks/quarantine.md",
                code, record.topic(), record.partition(), record.offset());
    }

    private static void header(ProducerRecord<byte[], byte[]> copy, String name, String text) {
        copy.headers().remove(name).add(name, text.getBytes(UTF_8));
    }
}
