import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Run from its source with the broker's jars: stands in for the services on their topics. */
class Topics {
    static final String AGENCIES = "emergency.agency.v1";
    static final String ORDERS = "emergency.dispatch-order.power.v1";
    static final String GROUP = "gateway-power";

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", arguments[0]);
        switch (arguments[1]) {
            case "register" -> publish(broker, AGENCIES, 0, arguments[2]);
            case "order" -> {
                publish(broker, ORDERS, 7, arguments[2]);
                commit(broker);
            }
            case "agencies" -> System.out.println(read(broker));
            case "unread" -> System.out.println(unread(broker));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    static void publish(Map<String, Object> broker, String topic, int partition, String word) throws Exception {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, partition, bytes, bytes);
            record.headers().add("ce_type", bytes);
            producer.send(record).get(60, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    static void commit(Map<String, Object> broker) throws Exception {
        try (Admin admin = Admin.create(broker)) {
            TopicPartition partition = new TopicPartition(ORDERS, 7);
            admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(end(admin, partition)))).all().get();
        }
    }

    static long unread(Map<String, Object> broker) throws Exception {
        try (Admin admin = Admin.create(broker)) {
            TopicPartition partition = new TopicPartition(ORDERS, 7);
            var committed = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
            return end(admin, partition) - committed.get(partition).offset();
        }
    }

    static long end(Admin admin, TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get().get(partition).offset();
    }

    /** Keys, values and headers as they came. */
    static String read(Map<String, Object> broker) {
        StringBuilder said = new StringBuilder();
        try (var consumer = new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(AGENCIES, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).get(partitions.getFirst());
            while (consumer.position(partitions.getFirst()) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> said.append(new String(record.key()))
                        .append('=')
                        .append(new String(record.value()))
                        .append('=')
                        .append(new String(record.headers().lastHeader("ce_type").value()))
                        .append(' '));
            }
        }
        return said.toString().strip();
    }
}
