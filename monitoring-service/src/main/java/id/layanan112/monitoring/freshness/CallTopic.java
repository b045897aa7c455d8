package id.layanan112.monitoring.freshness;

import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.Brokers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the broker says of the call topic: where it ends, and how far this service, all replicas together, has come. */
@ApplicationScoped
class CallTopic {
    private static final int SECONDS = 5;
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.CALL.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.CALL.name(), partition))
            .toList();

    private final Brokers brokers;
    private final String group;
    private @Nullable Admin admin;

    CallTopic(Brokers brokers, @ConfigProperty(name = "layanan112.service") String group) {
        this.brokers = brokers;
        this.group = group;
    }

    Mark end() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Mark.Span> spans = new HashMap<>();
        ends.forEach((partition, end) -> {
            ListOffsetsResultInfo start = starts.get(partition);
            spans.put(partition, new Mark.Span(start == null ? 0 : start.offset(), end.offset()));
        });
        return new Mark(spans);
    }

    /** What is committed was durable before; a partition without a commit is not in it. */
    Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin().listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin().listOffsets(PARTITIONS.stream().collect(Collectors.toMap(Function.identity(), one -> which)))
                .all()
                .get(SECONDS, TimeUnit.SECONDS);
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(brokers.settings());
        }
        return admin;
    }

    /** The next question is asked over a new connection. */
    void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
