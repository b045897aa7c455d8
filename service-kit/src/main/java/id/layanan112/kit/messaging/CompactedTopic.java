package id.layanan112.kit.messaging;

import id.layanan112.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as every replica holds it: all partitions assigned, read from the start to the end offsets that were
 * there at start, then followed. It belongs to no group and commits nothing; when the broker goes away it begins again
 * and keeps what it has.
 */
public final class CompactedTopic implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);

    private final Brokers brokers;
    private final Topic topic;
    private final Consumer<IncomingEvent> onEvent;
    private final CloudEventCodec codec;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean following;
    // These two are written by the one reading thread.
    private final Map<Integer, Long> furthest = new HashMap<>();
    private volatile long read;
    private @Nullable Thread thread;

    /** @param onEvent called on one thread, in order; an event may come again after a reconnect */
    public CompactedTopic(Brokers brokers, Topic topic, Consumer<IncomingEvent> onEvent) {
        this.brokers = brokers;
        this.topic = topic;
        this.onEvent = onEvent;
        this.codec = new CloudEventCodec("reader");
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("compacted-" + topic.name()).daemon().start(this::run);
    }

    /** True once everything that was there at start has been read. */
    public boolean ready() {
        return ready.getCount() == 0;
    }

    /** How many records came so far, each counted once, however often the reading begins again. */
    public long read() {
        return read;
    }

    /** False while the broker is away: what is held may be old. */
    public boolean following() {
        return following;
    }

    /** @return whether it was ready in time */
    public boolean awaitReady(Duration longest) throws InterruptedException {
        return ready.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    brokers.with(Map.of(
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                            1000,
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                            false)),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (org.apache.kafka.common.errors.InterruptException | WakeupException e) {
                Thread.interrupted();
            } catch (RuntimeException e) {
                following = false;
                LOG.warnf(
                        "%s: reading failed (%s), beginning again",
                        topic.name(), e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitionsOf(consumer).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        while (running) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(250))) {
                deliver(record);
                furthest(record);
            }
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                following = true;
                ready.countDown();
            }
        }
    }

    private List<PartitionInfo> partitionsOf(KafkaConsumer<byte[], byte[]> consumer) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic.name(), Duration.ofSeconds(10));
        if (partitions == null || partitions.isEmpty()) {
            // Read to its end would be said of a topic that is not there.
            throw new UnknownTopicOrPartitionException(topic.name());
        }
        return partitions;
    }

    private void furthest(ConsumerRecord<byte[], byte[]> record) {
        Long before = furthest.get(record.partition());
        if (before == null || record.offset() > before) {
            furthest.put(record.partition(), record.offset());
            read++;
        }
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) {
        switch (codec.decode(record)) {
            case Decoded.Event(IncomingEvent event) -> onEvent.accept(event);
            // Nothing is acknowledged here, so nothing is lost: the record stays in the topic. It is only not
            // understood.
            case Decoded.Rejected(String code) ->
                LOG.errorf("%s: offset %d is passed over: %s", topic.name(), record.offset(), code);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
