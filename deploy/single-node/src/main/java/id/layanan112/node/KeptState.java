package id.layanan112.node;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The last record of each key of some topics, byte for byte. */
final class KeptState {
    private static final String FORM = "layanan112 state 1";

    private record Kept(String topic, long timestamp, byte[] key, byte @Nullable [] value, List<Header> headers) {}

    private final List<Kept> records;

    private KeptState(Collection<Kept> records) {
        this.records = List.copyOf(records);
    }

    int size() {
        return records.size();
    }

    /** From the beginning to where the end is now. */
    static KeptState read(Broker broker, List<String> topics) {
        Map<List<Object>, Kept> last = new LinkedHashMap<>();
        try (Admin admin = broker.admin();
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        broker.clients(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = offsets(broker, admin, topics, OffsetSpec.latest());
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    last.put(
                            List.of(record.topic(), ByteBuffer.wrap(record.key())),
                            new Kept(
                                    record.topic(),
                                    record.timestamp(),
                                    record.key(),
                                    record.value(),
                                    List.of(record.headers().toArray())));
                }
            }
        }
        return new KeptState(last.values());
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeUTF(FORM);
            out.writeInt(records.size());
            for (Kept kept : records) {
                out.writeUTF(kept.topic());
                out.writeLong(kept.timestamp());
                write(out, kept.key());
                write(out, kept.value());
                out.writeInt(kept.headers().size());
                for (Header header : kept.headers()) {
                    out.writeUTF(header.key());
                    write(out, header.value());
                }
            }
            out.writeUTF(FORM);
        }
    }

    /** @throws Refusal when it is no such file, or not a whole one */
    static KeptState of(Path file) throws IOException {
        List<Kept> records = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!FORM.equals(in.readUTF())) {
                throw new Refusal(file + " is no kept state of topics");
            }
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                records.add(read(in));
            }
            if (!FORM.equals(in.readUTF())) {
                throw new Refusal(file + " is damaged");
            }
        } catch (EOFException | UTFDataFormatException e) {
            throw new Refusal(file + " is damaged, or no kept state of topics");
        }
        return new KeptState(records);
    }

    /** @throws Refusal when a topic has records already: what is newer must not be followed by what is older */
    void publish(Broker broker) {
        List<String> topics = records.stream().map(Kept::topic).distinct().toList();
        try (Admin admin = broker.admin()) {
            offsets(broker, admin, topics, OffsetSpec.latest()).forEach((partition, end) -> {
                if (end > 0) {
                    throw new Refusal(partition.topic() + " has records; nothing was loaded");
                }
            });
        }
        Map<String, Object> settings = new HashMap<>(broker.clients());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = records.stream()
                    .map(kept -> producer.send(new ProducerRecord<>(
                            kept.topic(), null, kept.timestamp(), kept.key(), kept.value(), kept.headers())))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                var _ = one.get();
            }
        } catch (ExecutionException e) {
            throw new Refusal("not everything was loaded: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Broker broker, Admin admin, List<String> topics, OffsetSpec which) {
        List<TopicPartition> partitions = broker
                .answer(admin.describeTopics(topics).allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> answers = broker.answer(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)))
                .all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answers.forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    private static Kept read(DataInputStream in) throws IOException {
        String topic = in.readUTF();
        long timestamp = in.readLong();
        byte[] key = bytes(in);
        byte[] value = bytes(in);
        List<Header> headers = new ArrayList<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            headers.add(new RecordHeader(in.readUTF(), bytes(in)));
        }
        if (key == null) {
            throw new Refusal("a record of " + topic + " has no key");
        }
        return new Kept(topic, timestamp, key, value, headers);
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }
}
