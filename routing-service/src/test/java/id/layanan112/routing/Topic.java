package id.layanan112.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.DomainEvent;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.messaging.CloudEventCodec;
import id.layanan112.kit.messaging.Decoded;
import id.layanan112.kit.messaging.IncomingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic as somebody else reads it, from its first record. */
public final class Topic implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CloudEventCodec codec = new CloudEventCodec("test");
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    public Topic(String... names) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedStack.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String name : names) {
            consumer.partitionsFor(name)
                    .forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public List<ConsumerRecord<byte[], byte[]>> records() {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records;
    }

    /** All so far that can be read, in the order of their partitions. */
    public List<IncomingEvent> events() {
        return records().stream()
                .flatMap(record -> codec.decode(record) instanceof Decoded.Event(IncomingEvent event)
                        ? java.util.stream.Stream.of(event)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    public <E extends DomainEvent> List<E> events(Class<E> type) {
        return events().stream()
                .map(IncomingEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
