package id.layanan112.local.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.local.Home;
import id.layanan112.local.Memory;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What routing gives beside what the broker gives, in the same run; asserts nothing. */
@Command(
        name = "bench routing",
        mixinStandardHelpOptions = true,
        description = {
            "Penerusan di samping broker saja. Routing beside a bare consume-and-produce loop on the same broker.",
            "It has a broker of its own; no stack is needed, and none should run beside it."
        })
public final class RoutingBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SAMPLED = 500;

    @Option(
            names = "--incidents",
            defaultValue = "100000",
            description = "for each run of the loop and of routing (${DEFAULT-VALUE})")
    int incidents;

    @Option(names = "--rounds", defaultValue = "3", description = "the median of them is told (${DEFAULT-VALUE})")
    int rounds;

    @Option(names = "--rate", defaultValue = "200", description = "incidents/s of the constant load (${DEFAULT-VALUE})")
    int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "of the constant load (${DEFAULT-VALUE})")
    int seconds;

    @Option(
            names = "--replay",
            defaultValue = "1000000",
            description = "recorded incidents that a draft is replayed on; 0 for none (${DEFAULT-VALUE})")
    int replay;

    private final IncidentRecords records = new IncidentRecords(112);
    private long produced;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("layanan112-bench");
        System.out.println("Starting a broker, a database and an identity provider ...");
        try (RoutingAlone alone = new RoutingAlone(Home.here(), folder)) {
            send(alone, records.agencies());
            System.out.printf("Writing %,d incidents ...%n", incidents);
            produce(alone, incidents);
            List<String> table = new ArrayList<>();
            table.addAll(throughput(alone, folder));
            table.addAll(latencyAndReplay(alone));
            System.out.println();
            table.forEach(System.out::println);
        } finally {
            Home.delete(folder);
        }
        return 0;
    }

    private List<String> throughput(RoutingAlone alone, Path folder)
            throws IOException, InterruptedException, ExecutionException {
        List<Long> routed = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        Path sample = folder.resolve("sample");
        for (int round = 1; round <= rounds; round++) {
            Map<TopicPartition, Long> before = ends(alone);
            routed.add(rate(alone, "routing", alone::routing));
            if (round == 1) {
                sample(alone, before).write(sample);
            }
            String group = "bare-" + round;
            bare.add(rate(alone, group, () -> alone.bare(group, sample)));
            System.out.printf(
                    "round %d: routing %,d events/s, bare loop %,d events/s%n",
                    round, routed.getLast(), bare.getLast());
        }
        long one = median(routed);
        long other = median(bare);
        return List.of(
                row("events published by routing (median)", "%,d/s".formatted(one)),
                row("events published by the bare loop (median)", "%,d/s".formatted(other)),
                row("ratio", "%.2f (target 0.25, aim 0.5)".formatted((double) one / other)));
    }

    /** Of the time in which the second to the nineteenth twentieth of its inputs were worked off: neither start nor end. */
    private long rate(RoutingAlone alone, String group, Supplier<Process> start)
            throws InterruptedException, ExecutionException {
        try (Admin admin = admin(alone)) {
            forget(admin, group);
            Process process = start.get();
            try {
                long inputs = RoutingLogs.total(RoutingLogs.ends(admin, List.of(IncidentRecords.INCIDENTS)));
                RoutingLogs.awaitDone(admin, group, inputs / 10);
                long from = System.nanoTime();
                long before = RoutingLogs.total(RoutingLogs.ends(admin, IncidentRecords.OUTPUTS));
                RoutingLogs.awaitDone(admin, group, inputs * 19 / 20);
                long took = System.nanoTime() - from;
                long published = RoutingLogs.total(RoutingLogs.ends(admin, IncidentRecords.OUTPUTS)) - before;
                RoutingLogs.awaitDone(admin, group, inputs);
                return published * 1_000_000_000L / took;
            } finally {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    /** What routing made of some incidents, to be sent again by the loop. */
    private BareLoop.Sample sample(RoutingAlone alone, Map<TopicPartition, Long> from)
            throws InterruptedException, ExecutionException {
        Map<String, List<ProducerRecord<byte[], byte[]>>> byKey = new HashMap<>();
        Map<TopicPartition, Long> left = new HashMap<>(ends(alone));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(alone)) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (!left.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String key = new String(record.key(), UTF_8);
                    if (Math.floorMod(key.hashCode(), 1 + incidents / SAMPLED) == 0) {
                        byKey.computeIfAbsent(key, one -> new ArrayList<>()).add(copy(record));
                    }
                }
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return new BareLoop.Sample(List.copyOf(byKey.values()));
    }

    /** A header that was never looked at holds on to all that came with it. */
    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(record.topic(), record.key(), record.value());
        for (Header header : record.headers()) {
            copy.headers().add(header.key(), header.value());
        }
        return copy;
    }

    private List<String> latencyAndReplay(RoutingAlone alone)
            throws IOException, InterruptedException, ExecutionException {
        List<String> table = new ArrayList<>();
        try (Admin admin = admin(alone)) {
            forget(admin, "routing");
        }
        Process process = alone.routing();
        try {
            // All of it once more: what runs for days has been compiled.
            System.out.println("Warming routing ...");
            alone.awaitReady();
            try (Admin admin = admin(alone)) {
                RoutingLogs.awaitDone(
                        admin,
                        "routing",
                        RoutingLogs.total(RoutingLogs.ends(admin, List.of(IncidentRecords.INCIDENTS))));
            }
            System.out.printf("%d incidents/s for %d s ...%n", rate, seconds);
            constant(alone, 40); // at another rate other code is warm
            long[] times = constant(alone, seconds);
            table.add(row(
                    "incident in the log to order in the log, at %d/s".formatted(rate),
                    "p50 %.1f ms, p99 %.1f ms (target 20)".formatted(at(times, 50), at(times, 99))));
            if (replay > 0) {
                table.add(replay(alone));
            }
            table.add(row("memory of routing (PSS)", "%d MB (target 350)".formatted(Memory.of(process.pid()) >> 20)));
        } finally {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
        return table;
    }

    /** @return microseconds from the incident's acknowledgement to the arrival of its first order, sorted */
    private long[] constant(RoutingAlone alone, int length) throws InterruptedException {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        Map<String, Long> ordered = new ConcurrentHashMap<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> readOrders(alone, ordered));
        Thread.sleep(1000);
        try (KafkaProducer<byte[], byte[]> producer = BareLoop.producer(alone.bootstrap())) {
            long start = System.nanoTime();
            for (int i = 0; i < rate * length; i++) {
                long due = start + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    Thread.sleep(0, 200_000);
                }
                UUID incident = UUID.randomUUID();
                var _ = producer.send(
                        records.incident(incident, 1),
                        (metadata, failure) -> acknowledged.put(incident.toString(), System.nanoTime()));
                produced++;
            }
        }
        Thread.sleep(2000);
        reader.interrupt();
        reader.join();
        return acknowledged.entrySet().stream()
                .mapToLong(one -> (ordered.getOrDefault(one.getKey(), Long.MAX_VALUE) - one.getValue()) / 1000)
                .map(micros -> Math.max(0, micros))
                .sorted()
                .toArray();
    }

    private static void readOrders(RoutingAlone alone, Map<String, Long> ordered) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(alone)) {
            List<TopicPartition> partitions = IncidentRecords.OUTPUTS.stream()
                    .filter(topic -> topic.contains("dispatch-order"))
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    ordered.putIfAbsent(new String(record.key(), UTF_8), System.nanoTime());
                }
            }
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            // It was asked to stop.
        }
    }

    private String replay(RoutingAlone alone) throws IOException, InterruptedException, ExecutionException {
        long more = replay - produced;
        if (more > 0) {
            System.out.printf("Writing %,d incidents more ...%n", more);
            produce(alone, (int) more);
            try (Admin admin = admin(alone)) {
                RoutingLogs.awaitDone(
                        admin,
                        "routing",
                        RoutingLogs.total(RoutingLogs.ends(admin, List.of(IncidentRecords.INCIDENTS))));
            }
        }
        require(alone.http("POST", "/policies", """
                policyId: bench
                scope: ID
                owner: bench
                legalBasis: bench
                rules:
                  - { name: fire, when: { type: FIRE }, lead: FIRE, supporting: [POLICE] }
                """, "application/yaml"));
        long begin = System.nanoTime();
        String replayId = require(
                        alone.http("POST", "/replays", "{\"policyId\":\"bench\",\"version\":1}", "application/json"))
                .path("replay")
                .path("replayId")
                .asText();
        JsonNode told;
        do {
            Thread.sleep(1000);
            told = require(alone.http("GET", "/replays/" + replayId, "", "application/json"));
            System.out.printf(
                    "  replay: %d %%, %,d of %,d, %,d differ%n",
                    told.path("percent").asInt(),
                    told.path("replay").path("read").asLong(),
                    told.path("replay").path("total").asLong(),
                    told.path("replay").path("differing").asLong());
        } while (told.path("replay").path("state").asText().equals("RUNNING"));
        return row(
                "replay of %,d recorded incidents"
                        .formatted(told.path("replay").path("decided").asLong()),
                "%.0f s, %s, %,d differ (target 60 s)"
                        .formatted(
                                (System.nanoTime() - begin) / 1e9,
                                told.path("replay").path("state").asText(),
                                told.path("replay").path("differing").asLong()));
    }

    private static JsonNode require(java.net.http.HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new Refusal("routing answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private void produce(RoutingAlone alone, int count) {
        try (KafkaProducer<byte[], byte[]> producer = BareLoop.producer(alone.bootstrap())) {
            for (int i = 0; i < count; i++) {
                var _ = producer.send(records.incident(UUID.randomUUID(), 1));
                produced++;
            }
        }
    }

    private static void send(RoutingAlone alone, List<ProducerRecord<byte[], byte[]>> all) {
        try (KafkaProducer<byte[], byte[]> producer = BareLoop.producer(alone.bootstrap())) {
            for (ProducerRecord<byte[], byte[]> record : all) {
                var _ = producer.send(record);
            }
        }
    }

    /** Its next reading begins at the first record again. */
    private static void forget(Admin admin, String group) throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            // It never was.
        }
    }

    private static Map<TopicPartition, Long> ends(RoutingAlone alone) throws InterruptedException, ExecutionException {
        try (Admin admin = admin(alone)) {
            return RoutingLogs.ends(admin, IncidentRecords.OUTPUTS);
        }
    }

    private static Admin admin(RoutingAlone alone) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, alone.bootstrap()));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(RoutingAlone alone) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        alone.bootstrap(),
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        65_536),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1000.0;
    }

    private static String row(String what, String value) {
        return "%-55s %s".formatted(what, value);
    }
}
