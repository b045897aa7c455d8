package id.layanan112.local.monitoring;

import id.layanan112.local.Home;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A region on a stack of its own, and the line to the nation. */
@Command(
        name = "federation-kills",
        hidden = true, // it is ./112 faults --federation
        mixinStandardHelpOptions = true,
        description = {
            "Daerah dengan sistem sendiri, sambungan ke pusat diputus. A region on its own stack forwards its facts; the line is",
            "cut while events keep coming, and both ends are killed; exit 0 only when the region counted on unaffected and the",
            "nation's figures are equal afterwards."
        })
public final class FederationKills implements Callable<Integer> {
    private static final String CENTRE = "32.73";
    private static final int DAYS = 3;

    @Option(names = "--cut", defaultValue = "600", description = "seconds without a line (${DEFAULT-VALUE})")
    int cut;

    @Option(names = "--rate", defaultValue = "100", description = "events a second (${DEFAULT-VALUE})")
    int rate;

    @Option(names = "--seed", description = "of the events; printed")
    @Nullable
    Long seed;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        long used = seed == null ? System.nanoTime() : seed;
        System.out.println("seed " + used);
        Path folder = Files.createTempDirectory("layanan112-faults");
        Home home = Home.here();
        try (Surroundings there = new Surroundings(folder.resolve("nation"));
                MonitoringProcess nation = new MonitoringProcess(home, there, "monitoring", "faults-nation", Map.of());
                Link link = new Link(nation.port);
                Surroundings here = new Surroundings(folder.resolve("region"), there.database);
                MonitoringProcess region = new MonitoringProcess(
                        home, here, "monitoring_region", "faults-region", forwarding(link, there));
                Wire wire = new Wire(here.broker.bootstrap())) {
            nation.awaitReady();
            region.awaitReady();
            Ledger counted = new Ledger();
            Flood flood = flood(used, counted, wire);
            say("with a line", 10, flood, null);
            link.cut();
            say("without a line", cut, flood, region);
            wire.flush();
            boolean unaffected = equal("the region, still without a line", region, counted, Duration.ofSeconds(20));
            nation.kill();
            nation.startAgain();
            nation.awaitReady();
            link.mend();
            boolean exact = equal("the nation, with a line again", nation, counted, Duration.ofMinutes(5));
            System.out.println(unaffected && exact ? "EXACT" : "NOT EXACT");
            return unaffected && exact ? 0 : 1;
        } finally {
            Home.delete(folder);
        }
    }

    private static Flood flood(long seed, Ledger counted, Wire wire) {
        Region bandung = Regions.find(new RegionCode(CENTRE)).orElseThrow();
        Random ids = new Random(seed + 1);
        return new Flood(
                seed,
                List.of(bandung),
                LocalDate.now(bandung.zone()),
                DAYS,
                counted,
                event -> wire.send(Wire.record(new UUID(ids.nextLong(), ids.nextLong()), event)));
    }

    private static Map<String, String> forwarding(Link link, Surroundings nation) {
        Map<String, String> settings = new HashMap<>();
        settings.put("LAYANAN112_FEDERATION_NATION", "http://127.0.0.1:" + link.port());
        settings.put("LAYANAN112_FEDERATION_CENTRE", CENTRE);
        settings.put("LAYANAN112_FEDERATION_AUTH_SERVER_URL", nation.identity.issuer());
        settings.put("LAYANAN112_FEDERATION_CLIENT_ID", "centre-" + CENTRE);
        settings.put("LAYANAN112_FEDERATION_CLIENT_SECRET", "local");
        return settings;
    }

    /** @param killed once, in the middle; null for nobody */
    private void say(String what, int seconds, Flood flood, @Nullable MonitoringProcess killed)
            throws InterruptedException {
        long start = System.nanoTime();
        long told = 0;
        long first = -1;
        boolean kill = killed != null;
        while (System.nanoTime() - start < seconds * 1_000_000_000L) {
            long now = flood.oneMore();
            first = first < 0 ? now : first;
            told = now - first;
            if (kill && killed != null && System.nanoTime() - start > seconds * 500_000_000L) {
                killed.kill();
                killed.startAgain();
                kill = false;
            }
            long due = start + told * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                Thread.sleep(1);
            }
        }
        System.out.printf("%s: %d s, %,d events%n", what, seconds, told);
    }

    private static boolean equal(String what, MonitoringProcess of, Ledger counted, Duration longest)
            throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(Regions.zoneOf(new RegionCode(CENTRE)));
        long begin = System.nanoTime();
        List<String> differences = List.of("nothing was asked");
        while (System.nanoTime() - begin < longest.toNanos() && !differences.isEmpty()) {
            try {
                differences = counted.differences(
                        CENTRE,
                        of.json("/figures?scope=" + CENTRE + "&from=" + today.minusDays(DAYS + 2) + "&to="
                                        + today.plusDays(2))
                                .path("figures"));
            } catch (IOException e) {
                differences = List.of("it does not answer");
            }
            Thread.sleep(500);
        }
        System.out.printf(
                "%s: %s after %d s%n",
                what,
                differences.isEmpty() ? "every figure is equal" : "DIFFERS",
                (System.nanoTime() - begin) / 1_000_000_000);
        differences.stream().limit(10).forEach(one -> System.out.println("  " + one));
        return differences.isEmpty();
    }
}
