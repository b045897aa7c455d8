package id.layanan112.local.routing;

import id.layanan112.local.Home;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills routing again and again while incidents come, and then reads every log: is anything missing, doubled, turned? */
@Command(
        name = "routing-kills",
        hidden = true, // it is ./112 faults --routing
        mixinStandardHelpOptions = true,
        description = {
            "Routing dimatikan terus-menerus. Routing is killed with kill -9 every 3 to 7 s while incidents come and agencies",
            "change; exit 0 only when every revision has one effective decision, in order, and no order is missing."
        })
public final class RoutingKills implements Callable<Integer> {
    private static final int OPEN = 200;
    private static final int LAST_REVISION = 4;

    @Option(names = "--seconds", defaultValue = "120", description = "of kills (${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--rate", defaultValue = "100", description = "incidents and changes a second (${DEFAULT-VALUE})")
    int rate;

    @Option(names = "--seed", description = "of the incidents and the kills; printed")
    @Nullable
    Long seed;

    private volatile boolean over;
    private volatile int kills;

    private record Open(UUID incidentId, long revision) {}

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        long used = seed == null ? System.nanoTime() : seed;
        System.out.println("seed " + used);
        Path folder = Files.createTempDirectory("layanan112-faults");
        System.out.println("Starting a broker, a database and an identity provider ...");
        try (RoutingAlone alone = new RoutingAlone(Home.here(), folder)) {
            prepare(alone);
            Map<UUID, Long> told;
            Thread killer = Thread.ofPlatform().start(() -> keepKilling(alone, new Random(used)));
            try {
                told = tell(alone, new Random(used + 1));
            } finally {
                over = true;
                killer.join();
            }
            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, alone.bootstrap()))) {
                System.out.printf(
                        "killed %d times, and published %,d records meanwhile; it works off what is left ...%n",
                        kills, RoutingLogs.total(RoutingLogs.ends(admin, IncidentRecords.OUTPUTS)));
                return checked(alone, admin, told) && kills > 0 ? 0 : 1;
            }
        } finally {
            Home.delete(folder);
        }
    }

    /** A policy by which the power company is not asked while it takes no orders: its lane then hears of nothing. */
    private static void prepare(RoutingAlone alone) throws IOException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = BareLoop.producer(alone.bootstrap())) {
            new IncidentRecords(0).agencies().forEach(agency -> {
                var _ = producer.send(agency);
            });
        }
        Process process = start(alone);
        try {
            alone.awaitReady();
            require(alone.http("ani", "POST", "/policies", """
                    policyId: kills
                    scope: ID
                    owner: faults
                    legalBasis: faults
                    rules:
                      - name: fire
                        when: { type: FIRE, ownAgency: { POWER: DIVERTING } }
                        lead: FIRE
                        supporting: [MEDICAL, POLICE]
                    """, "application/yaml"));
            require(alone.http("ani", "POST", "/policies/kills/versions/1/propose", "", "application/json"));
            require(alone.http("budi", "POST", "/policies/kills/versions/1/approve", "", "application/json"));
            require(alone.http("ani", "POST", "/policies/kills/versions/1/activate", "", "application/json"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void require(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new Refusal("routing answers " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static boolean checked(RoutingAlone alone, Admin admin, Map<UUID, Long> told)
            throws IOException, InterruptedException, ExecutionException {
        Process process = start(alone);
        try {
            RoutingLogs.awaitDone(
                    admin, "routing", RoutingLogs.total(RoutingLogs.ends(admin, List.of(IncidentRecords.INCIDENTS))));
            return new DecisionLogs(admin, alone.bootstrap()).check(told);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** A supervisor that starts it again at once, and somebody who does not let it live. */
    private void keepKilling(RoutingAlone alone, Random random) {
        Process process = start(alone);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end && !over) {
                Thread.sleep(3000 + random.nextInt(4000));
                process.destroyForcibly().waitFor();
                kills++;
                process = start(alone);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    /** As the local stack starts it: it lives too short for the thorough compiler. */
    private static Process start(RoutingAlone alone) {
        return alone.routing("-XX:TieredStopAtLevel=1");
    }

    /** @return of each incident the last revision that was told */
    private Map<UUID, Long> tell(RoutingAlone alone, Random random) throws InterruptedException {
        IncidentRecords records = new IncidentRecords(random.nextLong());
        Map<UUID, Long> told = new java.util.HashMap<>();
        List<Open> open = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = BareLoop.producer(alone.bootstrap())) {
            records.agencies().forEach(agency -> {
                var _ = producer.send(agency);
            });
            long start = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                long due = start + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
                if (i % (rate * 5) == 0) {
                    // What is decided again after a kill is decided otherwise: the hard case.
                    records.agencies(1 + i / (rate * 5)).forEach(agency -> {
                        var _ = producer.send(agency);
                    });
                    System.out.printf("  %d s, killed %d times%n", i / rate, kills);
                }
                Open next = next(open, random);
                told.put(next.incidentId(), next.revision());
                var _ = producer.send(records.incident(next.incidentId(), next.revision()));
            }
        }
        return told;
    }

    private static Open next(List<Open> open, Random random) {
        if (open.size() < OPEN || random.nextInt(3) == 0) {
            Open opened = new Open(new UUID(random.nextLong(), random.nextLong()), 1);
            open.add(opened);
            if (open.size() > OPEN) {
                open.removeFirst();
            }
            return opened;
        }
        int at = random.nextInt(open.size());
        Open changed = new Open(open.get(at).incidentId(), open.get(at).revision() + 1);
        if (changed.revision() == LAST_REVISION) {
            open.remove(at);
        } else {
            open.set(at, changed);
        }
        return changed;
    }
}
