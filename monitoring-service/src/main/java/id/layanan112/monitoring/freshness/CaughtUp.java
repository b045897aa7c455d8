package id.layanan112.monitoring.freshness;

import id.layanan112.contracts.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells when everything that was on the call topic at one moment has been counted: once every partition has passed the
 * end offset that was read after the report had arrived.
 */
@ApplicationScoped
class CaughtUp {
    private static final int SECONDS = 5;

    private final String bootstrap;
    private final String group;
    private final ReadSoFar readSoFar;
    private final Queue<Runnable> arrived = new ArrayDeque<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Admin admin;

    private record Waiting(Map<TopicPartition, Long> ends, List<Runnable> then) {}

    CaughtUp(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "layanan112.service") String group,
            ReadSoFar readSoFar) {
        this.bootstrap = bootstrap;
        this.group = group;
        this.readSoFar = readSoFar;
    }

    synchronized void when(Runnable caughtUp) {
        arrived.add(caughtUp);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        List<Runnable> asked = drain();
        try {
            if (!asked.isEmpty()) {
                waiting.add(new Waiting(ends(), asked));
            }
            Map<TopicPartition, Long> committed = waiting.isEmpty() ? Map.of() : committed();
            while (!waiting.isEmpty() && passed(waiting.peek(), committed)) {
                waiting.remove().then().forEach(Runnable::run);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // The broker is away: nothing is known to be complete meanwhile, and the reports come again.
            closeAdmin();
        }
    }

    private synchronized List<Runnable> drain() {
        List<Runnable> all = new ArrayList<>(arrived);
        arrived.clear();
        return all;
    }

    private boolean passed(Waiting one, Map<TopicPartition, Long> committed) {
        return one.ends().entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || readSoFar.next(end.getKey(), committed.getOrDefault(end.getKey(), 0L)) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, Topics.CALL.partitions())
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topics.CALL.name(), partition),
                        partition -> OffsetSpec.latest()));
        return admin().listOffsets(latest).all().get(SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException, TimeoutException {
        return admin()
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed.offset();
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        }
        return admin;
    }

    private void closeAdmin() {
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
            admin = null;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        closeAdmin();
    }
}
