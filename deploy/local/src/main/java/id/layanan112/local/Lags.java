package id.layanan112.local;

import id.layanan112.embedded.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How many records wait for each service. */
final class Lags {
    private static final List<String> SERVICES = List.of("intake", "routing", "gateway", "monitoring");
    private static final int SECONDS = 5;

    private Lags() {}

    /** By service; empty while Kafka is away. */
    static Map<String, Long> of(int port) {
        Map<String, Long> lags = new HashMap<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1000))) {
            for (String service : SERVICES) {
                long lag = 0;
                for (String group : groups(admin, service)) {
                    lag += lag(admin, group);
                }
                lags.put(service, lag);
            }
            return lags;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Map.of();
        }
    }

    /** A gateway for each lane has a group for each; one that nobody is a member of waits for nobody. */
    private static List<String> groups(Admin admin, String service)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!service.equals("gateway")) {
            return List.of(service);
        }
        List<String> lanes =
                Database.LANES.stream().map(lane -> "gateway-" + lane).toList();
        List<String> members =
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get(SECONDS, TimeUnit.SECONDS).stream()
                        .filter(group -> group.groupState()
                                .filter(GroupState.STABLE::equals)
                                .isPresent())
                        .map(GroupListing::groupId)
                        .filter(lanes::contains)
                        .toList();
        return members.isEmpty() ? List.of(service) : members;
    }

    private static long lag(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS);
        return admin
                .listOffsets(done.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .mapToLong(end -> {
                    OffsetAndMetadata committed = done.get(end.getKey());
                    return end.getValue().offset() - (committed == null ? 0 : committed.offset());
                })
                .sum();
    }
}
