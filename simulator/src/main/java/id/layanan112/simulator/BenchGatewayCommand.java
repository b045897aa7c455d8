package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.simulator.Behaviour.Act;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How soon agencies hear of an incident, also when others of them are sick; and what waiting costs. Asserts nothing. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description =
                "From intake's 201 to the first byte at the agency, with and without sick agencies; then at rest.")
final class BenchGatewayCommand implements Callable<Integer> {
    private static final List<String> KINDS = List.of("fire", "police", "power", "medical");
    private static final Duration REST = Duration.ofSeconds(20);
    /** Of four agencies in each of fifty regions every tenth hangs, the next refuses, and so on. */
    private static final int REGIONS = 50;

    @ParentCommand
    BenchCommand bench = new BenchCommand();

    @Option(names = "--postgres", defaultValue = "127.0.0.1:25432", description = "host:port (${DEFAULT-VALUE})")
    String postgres = "";

    @Option(names = "--gateway-pid", split = ",", description = "to say what it costs")
    List<Long> gateways = List.of();

    @Option(names = "--rate", defaultValue = "50", description = "incidents/s (${DEFAULT-VALUE})")
    double rate;

    @Option(names = "--seconds", defaultValue = "30", description = "of each part of a round (${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "healthy and sick in turn (${DEFAULT-VALUE})")
    int rounds;

    private final List<String> regions = CallCentres.builtIn().all().stream()
            .filter(centre -> centre.regions().size() == 1)
            .map(CallCentre::code)
            .limit(REGIONS)
            .toList();

    /** The sick ones, by what they do; the refusing ones are another matter, for they have no server. */
    private final Map<String, Act> acts = new HashMap<>();

    private final Set<String> refusing = new HashSet<>();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        choose();
        try (GatewayTables tables = new GatewayTables(postgres)) {
            System.out.printf("%d agencies; warming up at %.0f incidents/s ...%n", REGIONS * KINDS.size(), rate);
            round(tables, false);
            List<Histogram> healthy = new ArrayList<>();
            List<Histogram> beside = new ArrayList<>();
            for (int i = 1; i <= rounds; i++) {
                System.out.printf("round %d of %d, all healthy ...%n", i, rounds);
                healthy.add(round(tables, false));
                System.out.printf("round %d of %d, 20 hang, 20 refuse, 20 answer 500, 20 drip ...%n", i, rounds);
                beside.add(round(tables, true));
            }
            tell(healthy, beside);
            atRest(tables);
        }
        return 0;
    }

    private void choose() {
        int number = 0;
        for (String region : regions) {
            for (String kind : KINDS) {
                String agency = region + '-' + kind;
                switch (number++ % 10) {
                    case 0 -> acts.put(agency, Act.HANG);
                    case 1 -> refusing.add(agency);
                    case 2 -> acts.put(agency, Act.FAIL);
                    case 3 -> acts.put(agency, Act.DRIP);
                    default -> acts.put(agency, Act.ANSWER);
                }
            }
        }
    }

    /** @return from the 201 to the first byte, at agencies that are healthy in both, in microseconds */
    private Histogram round(GatewayTables tables, boolean sick) throws IOException, InterruptedException, SQLException {
        tables.refuse(refusing, sick);
        bench.platform.put(
                bench.platform.agencies + "/behaviour", new Behaviour(true, 0, 0, 0, 0, sick ? acts : Map.of()));
        // The registry is read anew within five seconds.
        Thread.sleep(6_000);
        Map<String, Long> saved = new ConcurrentHashMap<>();
        Map<String, String> places = new ConcurrentHashMap<>();
        send(saved, places);
        Thread.sleep(3_000);
        return latencies(saved, places);
    }

    private void send(Map<String, Long> saved, Map<String, String> places) {
        Sender sender = new Sender(bench.platform);
        ConstantRate.run(rate, Duration.ofSeconds(seconds), number -> {
            String region = regions.get(number % regions.size());
            try {
                JsonNode answer = sender.send(
                                UUID.randomUUID().toString(),
                                Json.bytes(Map.of(
                                        "class", "NORMAL",
                                        "regionCode", region,
                                        "incidentType", "FIRE",
                                        "hazards", List.of("INJURED", "ELECTRICAL"),
                                        "narrative", "sintetis")))
                        .json();
                String incident = answer.path("incidentId").asText();
                places.put(incident, region);
                saved.put(incident, Instant.now().toEpochMilli());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Histogram latencies(Map<String, Long> saved, Map<String, String> places)
            throws IOException, InterruptedException {
        JsonNode firstBytes = bench.platform
                .get(bench.platform.agencies + "/first-bytes", "telephony")
                .json();
        Histogram times = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        long missing = 0;
        for (Map.Entry<String, Long> one : saved.entrySet()) {
            for (String kind : KINDS) {
                String agency = places.get(one.getKey()) + '-' + kind;
                if (acts.getOrDefault(agency, Act.FAIL) == Act.ANSWER) {
                    JsonNode came = firstBytes.path(one.getKey() + ' ' + agency);
                    if (came.isNumber()) {
                        times.recordValue(Math.max(1, (came.asLong() - one.getValue()) * 1000));
                    } else {
                        missing++;
                    }
                }
            }
        }
        if (missing > 0) {
            System.out.printf("  %d orders had not come to a healthy agency 3 s after the last call%n", missing);
        }
        return times;
    }

    private void tell(List<Histogram> healthy, List<Histogram> beside) {
        System.out.printf("%n%-8s %38s   %38s %8s%n", "round", "all healthy", "beside 80 sick ones", "p99");
        for (int i = 0; i < healthy.size(); i++) {
            System.out.printf(
                    "%-8d %38s   %38s %8.2f%n",
                    i + 1,
                    ConstantRate.told(healthy.get(i)),
                    ConstantRate.told(beside.get(i)),
                    ratio(healthy.get(i), beside.get(i)));
        }
        Histogram all = sum(healthy);
        Histogram sick = sum(beside);
        System.out.printf(
                "%-8s %38s   %38s %8.2f%n", "all", ConstantRate.told(all), ConstantRate.told(sick), ratio(all, sick));
    }

    private static double ratio(Histogram healthy, Histogram beside) {
        return (double) beside.getValueAtPercentile(99) / healthy.getValueAtPercentile(99);
    }

    private static Histogram sum(List<Histogram> some) {
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        some.forEach(all::add);
        return all;
    }

    private void atRest(GatewayTables tables) throws SQLException, InterruptedException {
        if (gateways.isEmpty()) {
            return;
        }
        System.out.println("at rest, until nothing is left to tell ...");
        tables.awaitQuiet(Duration.ofMinutes(3));
        double empty = cost();
        tables.fill();
        Thread.sleep(5_000);
        double full = cost();
        System.out.printf(
                "%n%-60s %.3f of a processor%n", "the gateway and its part of PostgreSQL, nothing waits", empty);
        System.out.printf(
                "%-60s %.3f of a processor%n", "the same with 10,000 orders waiting and 100,000 timers", full);
        System.out.printf(
                "%-60s %d MB (PSS)%n",
                "the gateway", gateways.stream().mapToLong(ProcessCost::pss).sum() / 1024);
        tables.clear();
    }

    private double cost() throws InterruptedException {
        List<Long> all = new ArrayList<>(gateways);
        all.addAll(ProcessCost.named("postgres: gateway"));
        return ProcessCost.share(all, REST);
    }
}
