package id.layanan112.routing.trial;

import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.Brokers;
import id.layanan112.kit.messaging.CloudEventCodec;
import id.layanan112.kit.messaging.Decoded;
import id.layanan112.kit.messaging.IncomingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The states of incidents that were published in a period, as the topic still has them. It belongs to no group. */
final class RecordedIncidents implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CloudEventCodec codec = new CloudEventCodec("replay");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long total;

    /**
     * @param from of publishing; the first that is read
     * @param until what was published then, or later, is not read
     */
    RecordedIncidents(Brokers brokers, Instant from, Instant until) {
        // Small fetches: the decisions of now need the memory.
        consumer = new KafkaConsumer<>(
                brokers.with(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 * 1024 * 1024,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1024 * 1024)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            seek(from, until);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void seek(Instant from, Instant until) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.INCIDENT.name(), Duration.ofSeconds(10)).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> begins = at(partitions, from);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> stops = at(partitions, until);
        long sum = 0;
        for (TopicPartition partition : partitions) {
            long end = offset(stops.get(partition), last.getOrDefault(partition, 0L));
            long begin = offset(begins.get(partition), end);
            consumer.seek(partition, begin);
            if (begin < end) {
                ends.put(partition, end);
                sum += end - begin;
            } else {
                consumer.pause(List.of(partition));
            }
        }
        total = sum;
    }

    private Map<TopicPartition, @Nullable OffsetAndTimestamp> at(List<TopicPartition> partitions, Instant time) {
        return new HashMap<>(consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), one -> time.toEpochMilli()))));
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long otherwise) {
        return found == null ? otherwise : found.offset();
    }

    /** How many records there are. */
    long total() {
        return total;
    }

    /** @param onRead told how many records each poll had, whatever they were */
    void forEach(Consumer<IncidentSnapshot> take, LongConsumer onRead) {
        while (!ends.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
            long read = 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    read++;
                    if (codec.decode(record) instanceof Decoded.Event(IncomingEvent incoming)
                            && incoming.event() instanceof IncidentEvent.OfState state) {
                        take.accept(state.incidentState());
                    }
                }
            }
            ends.entrySet().removeIf(end -> {
                boolean done = consumer.position(end.getKey()) >= end.getValue();
                if (done) {
                    consumer.pause(List.of(end.getKey()));
                }
                return done;
            });
            onRead.accept(read);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
