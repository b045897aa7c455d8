package id.layanan112.kit.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of a service. Ours, because a messaging layer between would default to {@code acks=1}, which turns
 * idempotence off, and would send again after the producer gave up.
 */
@ApplicationScoped
public class KafkaPublisher {
    private final Brokers brokers;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public KafkaPublisher(Brokers brokers) {
        this.brokers = brokers;
    }

    /** The settings that keep a record: changing one of them loses calls, so a test holds them. */
    static Map<String, Object> settings(Brokers brokers) {
        return brokers.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.LINGER_MS_CONFIG,
                1,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 * 1_048_576,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class.getName(),
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class.getName()));
    }

    /**
     * Sends records together and waits for every one.
     *
     * @return per record, in order, why it failed, or empty when the broker has it
     */
    public List<Optional<PublishFailed>> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(this::sendOne).toList();
        List<Optional<PublishFailed>> results = new ArrayList<>(sent.size());
        for (Future<RecordMetadata> future : sent) {
            results.add(settle(future));
        }
        return results;
    }

    /**
     * Sends records together and returns when the broker has all of them.
     *
     * @throws PublishFailed when it has not
     */
    public void sendAndWait(List<ProducerRecord<byte[], byte[]>> records) {
        send(records).stream().flatMap(Optional::stream).findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    private Future<RecordMetadata> sendOne(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer().send(record);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Optional<PublishFailed> settle(Future<RecordMetadata> future) {
        try {
            // Bounded by delivery.timeout.ms.
            future.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            PublishFailed failed = new PublishFailed(cause);
            if (failed.retriable() && !(cause instanceof org.apache.kafka.common.errors.RetriableException)) {
                // Neither the record's fault nor a passing one: this producer is spent, the next send makes another.
                discard();
            }
            return Optional.of(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new PublishFailed(e));
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(brokers));
        }
        return producer;
    }

    private synchronized void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
