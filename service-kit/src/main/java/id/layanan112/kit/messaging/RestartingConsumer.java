package id.layanan112.kit.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A consumer for the one service that must never end itself, or refuse to start, because of Kafka: whatever happens, it
 * closes its client and makes a new one. Offsets are committed after the handler returned.
 */
public final class RestartingConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RestartingConsumer.class);

    private final Brokers brokers;
    private final String group;
    private final List<String> topics;
    private final Consumer<ConsumerRecords<byte[], byte[]>> handler;
    private final Map<String, Object> over;
    private volatile boolean running;
    private volatile boolean stale = true;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private @Nullable Thread thread;

    public RestartingConsumer(
            Brokers brokers, String group, List<String> topics, Consumer<ConsumerRecords<byte[], byte[]>> handler) {
        this(brokers, group, topics, handler, Map.of());
    }

    /** @param over settings of the client that are other ones than usual */
    public RestartingConsumer(
            Brokers brokers,
            String group,
            List<String> topics,
            Consumer<ConsumerRecords<byte[], byte[]>> handler,
            Map<String, Object> over) {
        this.brokers = brokers;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.handler = handler;
        this.over = Map.copyOf(over);
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("consumer-" + group).daemon().start(this::run);
    }

    /** True while nothing is known to be read: what was read so far may be old. */
    public boolean stale() {
        return stale;
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        KafkaConsumer<byte[], byte[]> polling = current;
        if (polling != null) {
            polling.wakeup();
        }
        if (thread != null && !thread.join(Duration.ofSeconds(3))) {
            // Not polling: it waits for a database. What it was doing is not acknowledged and comes again.
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                consumer.subscribe(topics);
                while (running) {
                    pollOnce(consumer);
                }
            } catch (RuntimeException e) {
                stale = true;
                if (running) {
                    LOG.warnf(
                            "consumer %s: %s, beginning again",
                            group, e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void pollOnce(KafkaConsumer<byte[], byte[]> consumer) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
        stale = consumer.assignment().isEmpty();
        if (!records.isEmpty()) {
            handler.accept(records);
            consumer.commitSync();
        }
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = brokers.with(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                // As channels have it (ADR 8): a call taker would see acceptances 45 s late after a kill.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                200,
                // What comes within a twentieth of a second is one transaction.
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1 << 20,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50));
        settings.putAll(over);
        return settings;
    }

    private void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            // Only close() interrupts, and it has said so in running.
            Thread.interrupted();
        }
    }
}
