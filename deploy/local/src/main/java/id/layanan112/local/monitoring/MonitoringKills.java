package id.layanan112.local.monitoring;

import id.layanan112.contracts.DomainEvent;
import id.layanan112.local.Home;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Are the figures exact, whatever happens? Against a count that shares nothing with monitoring's. */
@Command(
        name = "monitoring-kills",
        hidden = true, // it is ./112 faults --monitoring
        mixinStandardHelpOptions = true,
        description = {
            "Monitoring dimatikan terus-menerus. Events of all kinds in all regions, shuffled, doubled and partly late, while",
            "monitoring is killed; then a replay from the beginning, a rebuild, and a rebuild without the older half of the",
            "topics, with kills in between; exit 0 only when every figure equals an independent count each time."
        })
public final class MonitoringKills implements Callable<Integer> {
    private static final int DAYS = 40;

    @Option(names = "--events", defaultValue = "200000", description = "how many (${DEFAULT-VALUE})")
    long events;

    @Option(names = "--kills", defaultValue = "3", description = "in each of the four parts (${DEFAULT-VALUE})")
    int kills;

    @Option(names = "--seed", description = "of events and kills; printed")
    @Nullable
    Long seed;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        long used = seed == null ? System.nanoTime() : seed;
        System.out.println("seed " + used);
        Path folder = Files.createTempDirectory("layanan112-faults");
        try (Surroundings around = new Surroundings(folder);
                MonitoringProcess monitoring =
                        new MonitoringProcess(Home.here(), around, "monitoring", "faults-monitoring", Map.of());
                Wire wire = new Wire(around.broker.bootstrap())) {
            Ledger counted = new Ledger();
            List<ProducerRecord<byte[], byte[]>> records = records(used, counted);
            boolean exact = true;
            Random random = new Random(used + 1);
            System.out.printf("%,d records, shuffled and doubled%n", records.size());
            records.forEach(wire::send);
            wire.flush();
            exact &= part("as they come", monitoring, wire, counted, random);
            monitoring.kill();
            wire.fromTheBeginning();
            monitoring.startAgain();
            exact &= part("replayed from the beginning", monitoring, wire, counted, random);
            rebuild(monitoring, random);
            exact &= part("after a rebuild", monitoring, wire, counted, random);
            wire.forgetTheOlderHalf();
            rebuild(monitoring, random);
            exact &= part("after a rebuild without the older half of the topics", monitoring, wire, counted, random);
            System.out.println(exact ? "EXACT" : "NOT EXACT");
            return exact ? 0 : 1;
        } finally {
            Home.delete(folder);
        }
    }

    /** Each event once, a third of them twice, in any order. */
    private List<ProducerRecord<byte[], byte[]>> records(long used, Ledger counted) {
        Random random = new Random(used + 2);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (DomainEvent event : Flood.all(used, LocalDate.now(ZoneId.of("Asia/Jakarta")), DAYS, counted, events)) {
            ProducerRecord<byte[], byte[]> record = Wire.record(new UUID(random.nextLong(), random.nextLong()), event);
            records.add(record);
            if (random.nextInt(3) == 0) {
                records.add(record);
            }
        }
        Collections.shuffle(records, random);
        return records;
    }

    private boolean part(String name, MonitoringProcess monitoring, Wire wire, Ledger counted, Random random)
            throws IOException, InterruptedException, ExecutionException {
        long began = System.nanoTime();
        int left = kills;
        long lag = Long.MAX_VALUE;
        while (lag > 0) {
            Thread.sleep(500 + random.nextInt(1500));
            lag = wire.lag();
            if (lag > 0 && left > 0) {
                monitoring.kill();
                left--;
                monitoring.startAgain();
            }
        }
        monitoring.awaitReady();
        List<String> differences = new ArrayList<>();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        for (String scope : counted.scopes()) {
            differences.addAll(counted.differences(
                    scope,
                    monitoring
                            .json("/figures?scope=" + scope + "&from=" + today.minusDays(DAYS + 2) + "&to="
                                    + today.plusDays(2))
                            .path("figures")));
        }
        System.out.printf(
                "%-52s %d kills, %d s: %s%n",
                name,
                kills - left,
                (System.nanoTime() - began) / 1_000_000_000,
                differences.isEmpty()
                        ? "every figure of 514 regions, 38 provinces and the nation is equal"
                        : "DIFFERS");
        differences.stream().limit(10).forEach(one -> System.out.println("  " + one));
        return differences.isEmpty();
    }

    private void rebuild(MonitoringProcess monitoring, Random random) throws IOException, InterruptedException {
        monitoring.awaitReady();
        if (monitoring.post("/rebuild").statusCode() != 202) {
            throw new Refusal("a rebuild cannot be begun");
        }
        int left = kills;
        while (true) {
            Thread.sleep(1000 + random.nextInt(1500));
            if (!monitoring.json("/rebuild").path("endedAt").isMissingNode()
                    && !monitoring.json("/rebuild").path("endedAt").isNull()) {
                System.out.printf("rebuilt, killed %d times%n", kills - left);
                return;
            }
            if (left > 0) {
                monitoring.kill();
                left--;
                monitoring.startAgain();
                monitoring.awaitReady();
            }
        }
    }
}
