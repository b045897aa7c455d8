package id.layanan112.monitoring.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Up to which offset this process has taken each partition, since its start. */
@ApplicationScoped
public class ReadSoFar {
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    /** What was polled is durable now. */
    public void finished(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            next.merge(partition, records.records(partition).getLast().offset() + 1, Math::max);
        }
    }

    /** The next offset to be taken; 0 when nothing came from the partition since the start. */
    long next(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }
}
