package id.layanan112.monitoring;

import id.layanan112.contracts.CallEvent.CallReceived;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.messaging.CloudEventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other services, as far as monitoring can tell: records on the real broker. */
public final class Stream implements AutoCloseable {
    private static final CloudEventCodec CODEC = new CloudEventCodec("intake");

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    EmbeddedStack.bootstrap(),
                    ProducerConfig.LINGER_MS_CONFIG,
                    5),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** Each record is one event with an id of its own. */
    public static List<ProducerRecord<byte[], byte[]>> records(List<? extends DomainEvent> events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        events.forEach(event -> records.add(CODEC.encode(UUID.randomUUID(), event, event.at())));
        return records;
    }

    public static CallReceived received(CallSnapshot call) {
        return new CallReceived(call, call.receivedAt());
    }

    public static CallReceived received(CallSnapshot call, Instant at) {
        return new CallReceived(call, at);
    }

    public void publish(DomainEvent... events) {
        send(records(List.of(events)));
    }

    /** Returns when the broker has all of them. */
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
