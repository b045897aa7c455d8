package id.layanan112.monitoring.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Up to which offset this service has taken each partition, since its start. */
@ApplicationScoped
public class ReadSoFar {
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    /** What was polled is durable now. */
    public void finished(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            next.merge(partition, records.records(partition).getLast().offset() + 1, Math::max);
        }
    }

    /** The next offset to be taken, or {@code orElse} when nothing came from the partition since the start. */
    long next(TopicPartition partition, long orElse) {
        return next.getOrDefault(partition, orElse);
    }
}
