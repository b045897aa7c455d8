package id.layanan112.kit.start;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.TopicAccess;
import id.layanan112.kit.messaging.Brokers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at topics and rights as the service starts. Wrong ones end it; a broker that is away is waited for, and looked at
 * when it answers. Intake says it and goes on: calls are taken, whatever else is wrong.
 */
@ApplicationScoped
class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final int SECONDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Brokers brokers;
    private final List<TopicAccess> users;
    private final boolean wanted;
    private final boolean forgiving;
    private volatile int wrong;
    private @Nullable Thread thread;

    TopicsAtStart(
            Brokers brokers,
            MeterRegistry meters,
            @ConfigProperty(name = "layanan112.start.users") List<String> users,
            @ConfigProperty(name = "layanan112.start.topics", defaultValue = "true") boolean wanted,
            @ConfigProperty(name = "layanan112.start.forgiving", defaultValue = "false") boolean forgiving) {
        this.brokers = brokers;
        this.users = users.stream().map(TopicAccess::of).toList();
        this.wanted = wanted;
        this.forgiving = forgiving;
        meters.gauge("layanan112.topics.wrong", this, now -> now.wrong);
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) StartupEvent event) {
        // Whoever serves all the same looks when it does.
        if (wanted && (forgiving || !look())) {
            thread = Thread.ofPlatform().name("topics-at-start").daemon().start(this::lookUntilSeen);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void lookUntilSeen() {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (!look());
        } catch (InterruptedException e) {
            // Only stop() interrupts.
        }
    }

    /** False when the broker did not answer. */
    private boolean look() {
        try (Admin admin = Admin.create(brokers.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1000)))) {
            judge(TopicRules.complaints(users, seen(admin)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("the broker does not answer: its topics are looked at when it does");
            return false;
        }
    }

    private void judge(List<String> complaints) {
        wrong = complaints.size();
        if (complaints.isEmpty()) {
            return;
        }
        String all = String.join("; ", complaints);
        if (forgiving) {
            LOG.errorf("TOPICS WRONG: %s; calls are taken all the same, see docs/runbooks/start.md", all);
        } else {
            Ending.because("TOPICS WRONG: " + all);
        }
    }

    private Map<String, TopicRules.Seen> seen(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> names = TopicRules.topics(users).map(Topic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        var configs = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values();
        Map<String, TopicRules.Seen> seen = new HashMap<>();
        for (String name : names) {
            TopicDescription description = answer(described.get(name));
            if (description != null) {
                var config = answer(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)));
                seen.put(
                        name,
                        new TopicRules.Seen(
                                description.partitions().size(),
                                config == null ? null : values(config.entries()),
                                description.authorizedOperations()));
            }
        }
        return seen;
    }

    private static Map<String, String> values(Iterable<ConfigEntry> entries) {
        Map<String, String> values = new HashMap<>();
        entries.forEach(entry -> {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        });
        return values;
    }

    /** Null when the broker answered that it is not there, or that this user may not know. */
    private static <T> @Nullable T answer(@Nullable KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (future == null) {
            return null;
        }
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw e;
        }
    }
}
