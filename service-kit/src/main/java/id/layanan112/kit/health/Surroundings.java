package id.layanan112.kit.health;

import id.layanan112.kit.messaging.Brokers;
import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the watchdog can see: the group's lag, the own database, the state of the channels. */
@ApplicationScoped
class Surroundings {
    private static final int SECONDS = 5;

    private final Brokers brokers;
    private final String group;
    private final boolean needsDatabase;
    private final Instance<AgroalDataSource> database;
    private final Instance<HealthCenter> channels;
    private long closedSinceNanos;

    Surroundings(
            Brokers brokers,
            @ConfigProperty(name = "layanan112.service") String group,
            @ConfigProperty(name = "layanan112.watchdog.database", defaultValue = "true") boolean needsDatabase,
            Instance<AgroalDataSource> database,
            Instance<HealthCenter> channels) {
        this.brokers = brokers;
        this.group = group;
        this.needsDatabase = needsDatabase;
        this.database = database;
        this.channels = channels;
    }

    /** True for a service with incoming channels: the others have nothing to stand still. */
    boolean consumes() {
        for (String name : ConfigProvider.getConfig().getPropertyNames()) {
            if (name.startsWith("mp.messaging.incoming.")) {
                return true;
            }
        }
        return false;
    }

    Standstill.Sight look() {
        return new Standstill.Sight(lag(), databaseAnswers(), closed());
    }

    private long lag() {
        try (Admin admin = Admin.create(brokers.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                SECONDS * 1000)))) {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends = admin.listOffsets(done.keySet().stream()
                            .collect(java.util.stream.Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS);
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue().offset() - committed(done.get(end.getKey())))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return -1;
        }
    }

    private static long committed(@org.jspecify.annotations.Nullable OffsetAndMetadata offset) {
        return offset == null ? 0 : offset.offset();
    }

    private boolean databaseAnswers() {
        if (!needsDatabase || !database.isResolvable()) {
            return true;
        }
        try (Connection connection = database.get().getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private Duration closed() {
        if (!channels.isResolvable() || channels.get().getLiveness().isOk()) {
            closedSinceNanos = 0;
            return Duration.ZERO;
        }
        long now = System.nanoTime();
        closedSinceNanos = closedSinceNanos == 0 ? now : closedSinceNanos;
        return Duration.ofNanos(now - closedSinceNanos);
    }
}
