package id.layanan112.intake.quarantine;

import id.layanan112.kit.messaging.Brokers;
import id.layanan112.kit.messaging.RestartingConsumer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Follows what all services set aside, with a group of its own: whatever stands still here, the timeline goes on. As
 * with the timeline, intake neither ends itself nor refuses to start because of Kafka.
 */
@ApplicationScoped
class QuarantineFollower {
    // These records are the largest there are, none of them is urgent, and saving needs the memory.
    private static final Map<String, Object> SMALL = Map.of(
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            2 << 20,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            256 << 10,
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
            1,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            1000);

    private final QuarantinedRows rows;
    private final InstantSource clock;
    private final RestartingConsumer consumer;

    QuarantineFollower(
            QuarantinedRows rows,
            InstantSource clock,
            Brokers brokers,
            @ConfigProperty(name = "layanan112.service") String service) {
        this.rows = rows;
        this.clock = clock;
        this.consumer = new RestartingConsumer(
                brokers,
                service + "-quarantine",
                SetAside.SERVICES.keySet().stream().sorted().toList(),
                this::keep,
                SMALL);
    }

    /** Acknowledged when they are kept; heard twice, they are kept once. */
    void keep(ConsumerRecords<byte[], byte[]> records) {
        Instant now = clock.instant();
        List<SetAside> heard = new ArrayList<>(records.count());
        records.forEach(record -> heard.add(SetAside.of(record, now)));
        QuarkusTransaction.requiringNew().run(() -> rows.keep(heard));
    }

    void start(@Observes StartupEvent event) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        consumer.close();
    }
}
