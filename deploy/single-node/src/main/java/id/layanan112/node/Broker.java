package id.layanan112.node;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import picocli.CommandLine.Option;

/** The broker that a command is about. */
final class Broker {
    private static final long SECONDS = 60;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "the broker (${DEFAULT-VALUE})")
    private String bootstrap = "127.0.0.1:9092";

    Map<String, Object> clients() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    }

    Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TimeUnit.SECONDS.toMillis(SECONDS)));
    }

    /** @throws Refusal when the broker says no, or nothing */
    <T> T answer(KafkaFuture<T> question) {
        try {
            return question.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Refusal("Kafka at " + bootstrap + ": " + e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal("Kafka at " + bootstrap + " does not answer within " + SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
