package id.layanan112.local.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other services, as far as monitoring can tell: records on the broker. */
final class Wire implements AutoCloseable {
    static final List<String> TOPICS =
            List.of("emergency.call.v1", "emergency.incident.v1", "emergency.route.v1", "emergency.dispatch.v1");

    private static final String GROUP = "monitoring";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    Wire(String bootstrap) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProducerRecord<byte[], byte[]> record(UUID id, DomainEvent event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                EventCatalogue.topicOf(event).name(),
                event.key().getBytes(UTF_8),
                json(event).getBytes(UTF_8));
        record.headers()
                .add("ce_id", id.toString().getBytes(UTF_8))
                .add("ce_type", EventCatalogue.of(event).type().getBytes(UTF_8))
                .add("ce_exercise", Boolean.toString(event.exercise()).getBytes(UTF_8));
        return record;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    /** Records that the group has not acknowledged. */
    long lag() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends().entrySet()) {
            OffsetAndMetadata here = done.get(end.getKey());
            lag += end.getValue() - (here == null ? 0 : here.offset());
        }
        return lag;
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (String topic : TOPICS) {
            for (int partition = 0; partition < 24; partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Nobody reads at the moment: whoever reads next begins at the beginning. */
    void fromTheBeginning() throws InterruptedException, ExecutionException {
        // A killed member is in the group until it is taken out.
        admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
        admin.deleteConsumerGroups(List.of(GROUP)).all().get();
    }

    /** What retention does: the older half of each partition is gone. */
    void forgetTheOlderHalf() throws InterruptedException, ExecutionException {
        Map<TopicPartition, RecordsToDelete> older = new HashMap<>();
        ends().forEach((partition, end) -> older.put(partition, RecordsToDelete.beforeOffset(end / 2)));
        Objects.requireNonNull(admin.deleteRecords(older)).all().get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
