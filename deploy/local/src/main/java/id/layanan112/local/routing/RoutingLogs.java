package id.layanan112.local.routing;

import id.layanan112.local.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where topics end. */
final class RoutingLogs {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private RoutingLogs() {}

    static Map<TopicPartition, Long> ends(Admin admin, List<String> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(partition ->
                            asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    static long total(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns when a group has acknowledged so many records of its topics. */
    static void awaitDone(Admin admin, String group, long inputs) throws InterruptedException, ExecutionException {
        long done = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        while (done < inputs) {
            if (System.nanoTime() > end) {
                throw new Refusal(group
                        + " has worked off %,d of %,d in %d minutes; see .112/logs/bench-routing.log"
                                .formatted(done, inputs, LONGEST.toMinutes()));
            }
            Thread.sleep(50);
            done = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }
}
