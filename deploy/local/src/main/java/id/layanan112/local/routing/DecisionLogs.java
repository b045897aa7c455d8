package id.layanan112.local.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Every decision and every order that was published, as the gateway would take them: the highest revision wins, and at
 * one revision the later record.
 */
final class DecisionLogs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUTE = "emergency.route.v1";
    private static final int LANES = 5;

    /** What one topic says of one incident at one revision; the last record stands. */
    private static final class Said {
        private final Set<String> ids = new HashSet<>();
        private Set<String> dispatches = Set.of();
    }

    // By incident, then revision in the order of their first appearance.
    private final Map<UUID, Map<Long, Said>> decisions = new HashMap<>();
    private final Map<UUID, Map<Long, Map<String, Said>>> orders = new HashMap<>();
    private long records;

    DecisionLogs(Admin admin, String bootstrap) throws IOException, InterruptedException, ExecutionException {
        Map<TopicPartition, Long> left = new HashMap<>(RoutingLogs.ends(admin, IncidentRecords.OUTPUTS));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        65_536),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(left.keySet());
            consumer.seekToBeginning(List.copyOf(left.keySet()));
            while (!left.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    take(record);
                }
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        JsonNode value = JSON.readTree(record.value());
        if (!value.has("incidentId")) {
            // A policy that came in force.
            return;
        }
        records++;
        UUID incident = UUID.fromString(new String(record.key(), UTF_8));
        long revision = value.path("revision").asLong();
        Said said = record.topic().equals(ROUTE)
                ? decisions
                        .computeIfAbsent(incident, one -> new LinkedHashMap<>())
                        .computeIfAbsent(revision, one -> new Said())
                : orders.computeIfAbsent(incident, one -> new HashMap<>())
                        .computeIfAbsent(revision, one -> new HashMap<>())
                        .computeIfAbsent(record.topic(), one -> new Said());
        said.ids.add(new String(record.headers().lastHeader("ce_id").value(), UTF_8));
        Set<String> dispatches = new TreeSet<>();
        value.path(record.topic().equals(ROUTE) ? "assignments" : "orders")
                .forEach(one -> dispatches.add(
                        one.path("dispatchId").asText() + one.path("chain").toString()));
        said.dispatches = dispatches;
    }

    /**
     * Says what it found.
     *
     * @param told of each incident the last revision
     * @return whether it is as it should be
     */
    boolean check(Map<UUID, Long> told) {
        long revisions = told.values().stream().mapToLong(Long::longValue).sum();
        long undecided = 0;
        long turned = 0;
        long again = 0;
        long wrong = 0;
        for (Map.Entry<UUID, Long> one : told.entrySet()) {
            Map<Long, Said> decided = decisions.getOrDefault(one.getKey(), Map.of());
            for (long revision = 1; revision <= one.getValue(); revision++) {
                Said said = decided.get(revision);
                if (said == null) {
                    undecided++;
                    continue;
                }
                again += said.ids.size() > 1 ? 1 : 0;
                wrong += ordered(one.getKey(), revision).equals(said.dispatches) ? 0 : 1;
            }
            List<Long> order = new ArrayList<>(decided.keySet());
            turned += order.equals(order.stream().sorted().toList()) ? 0 : 1;
        }
        long strangers = decisions.keySet().stream()
                .filter(incident -> !told.containsKey(incident))
                .count();
        System.out.println();
        row("incidents, and their states", told.size() + ", " + revisions);
        row("records published, repetitions too", Long.toString(records));
        row("states decided again, otherwise, after a kill", Long.toString(again));
        row("states without a decision", Long.toString(undecided));
        row("states whose last orders are not those of the last decision", Long.toString(wrong));
        row("incidents whose revisions came in another order", Long.toString(turned));
        row("decisions of nothing that was told", Long.toString(strangers));
        return undecided + wrong + turned + strangers == 0 && revisions > 0;
    }

    /** All lanes together; a lane that says nothing of a later revision would leave an old order standing. */
    private Set<String> ordered(UUID incident, long revision) {
        Map<String, Said> lanes = orders.getOrDefault(incident, Map.of()).getOrDefault(revision, Map.of());
        Set<String> all = new TreeSet<>();
        lanes.values().forEach(said -> all.addAll(said.dispatches));
        if (revision > 1 && lanes.size() < LANES) {
            all.add("a lane was not told");
        }
        return all;
    }

    private static void row(String what, String value) {
        System.out.printf("%-62s %s%n", what, value);
    }
}
