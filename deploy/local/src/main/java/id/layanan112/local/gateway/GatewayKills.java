package id.layanan112.local.gateway;

import id.layanan112.local.Home;
import id.layanan112.local.Readiness;
import id.layanan112.local.Refusal;
import id.layanan112.local.StackState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Kills the gateway of the running stack while incidents come: at any moment, right after a request went out to an
 * agency, and right before a commit. Then: every order is with an agency that accepted it or with a human, every effect
 * was had once, and no time ran out unseen.
 */
@Command(
        name = "gateway-kills",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "./112 faults --gateway: kills the gateway every few seconds while incidents come.")
public final class GatewayKills implements Callable<Integer> {
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(12);

    @Option(names = "--seconds", defaultValue = "120", description = "of kills (${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--rate", defaultValue = "20", description = "incidents a second (${DEFAULT-VALUE})")
    int rate;

    @Option(names = "--seed", description = "of the kills; printed")
    @Nullable
    Long seed;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int[] kills = new int[Moment.values().length];
    private volatile boolean over;
    private double latest;

    /** When it is killed. */
    private enum Moment {
        ANY("at any moment"),
        AFTER_SEND("right after a request went out"),
        BEFORE_COMMIT("right before a commit");

        private final String words;

        Moment(String words) {
            this.words = words;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        long used = seed == null ? System.nanoTime() : seed;
        System.out.println("seed " + used);
        Home home = Home.here();
        StackState state =
                StackState.running(home).orElseThrow(() -> new Refusal("Start the stack first: ./112 up --detach"));
        try (GatewayState gateway = new GatewayState(state.of("postgres").port())) {
            // Some decline, some are silent: what is killed in the middle of an escalation is the hard case.
            behave(state, "{\"fast\":true,\"failShare\":0.03,\"declineShare\":0.1,\"hangShare\":0.05,\"seed\":7}");
            gateway.holdCommits();
            Process calls = calls(home, state);
            Thread watch = Thread.ofPlatform().start(() -> watchTimes(home, gateway.another()));
            try {
                keepKilling(home, gateway, new Random(used));
                calls.waitFor();
            } finally {
                calls.destroy();
                gateway.letCommitsGo();
            }
            for (Moment moment : Moment.values()) {
                System.out.printf("  killed %d times %s%n", kills[moment.ordinal()], moment.words);
            }
            boolean quiet = awaitQuiet(gateway);
            over = true;
            watch.join();
            boolean exact = gateway.check(System.out) && quiet && inTime();
            System.out.println(exact ? "EXACT" : "NOT EXACT");
            return exact && killed() > 0 ? 0 : 1;
        }
    }

    private int killed() {
        int all = 0;
        for (int some : kills) {
            all += some;
        }
        return all;
    }

    private Process calls(Home home, StackState state) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home.simulator().toString(),
                "simulate"));
        for (String part : List.of("identity", "intake", "gateway", "monitoring", "agencies")) {
            command.add("--" + part + "=http://127.0.0.1:" + state.of(part).port());
        }
        command.addAll(List.of("--mix", "emergencies", "--rate", Integer.toString(rate), "--for", seconds + "s"));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private void behave(StackState state, String behaviour) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + state.of("agencies").port() + "/behaviour"))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(behaviour))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private void keepKilling(Home home, GatewayState gateway, Random random) throws InterruptedException, SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long last = 0;
        while (System.nanoTime() < end) {
            long pid = nextProcess(home, last);
            Thread.sleep(3_000 + random.nextInt(4_000));
            Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
            boolean came = switch (moment) {
                case ANY -> true;
                case AFTER_SEND -> gateway.awaitSend(Duration.ofSeconds(6));
                case BEFORE_COMMIT -> gateway.awaitCommit(Duration.ofSeconds(6));
            };
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            gateway.goOn();
            kills[came ? moment.ordinal() : Moment.ANY.ordinal()]++;
            System.out.printf("  killed %d, %s%n", pid, came ? moment.words : Moment.ANY.words);
            last = pid;
        }
    }

    private static long nextProcess(Home home, long last) throws InterruptedException {
        while (true) {
            long pid = StackState.running(home)
                    .map(state -> state.of("gateway").pid())
                    .orElse(0L);
            if (pid != 0 && pid != last) {
                return pid;
            }
            Thread.sleep(50);
        }
    }

    /** How long a time that ran out was left, whenever the gateway had been there for five seconds. */
    private void watchTimes(Home home, GatewayState gateway) {
        long since = System.nanoTime();
        try (gateway) {
            while (!over) {
                boolean ready = StackState.running(home)
                        .map(state ->
                                Readiness.of("gateway", state.of("gateway").port()))
                        .orElse(false);
                if (!ready) {
                    since = System.nanoTime();
                }
                double overdue = gateway.mostOverdue();
                double sinceReady = (System.nanoTime() - since) / 1e9;
                // Restarted while this was asked: the next look will say.
                if (sinceReady > LATEST.toSeconds()) {
                    latest = Math.max(latest, overdue);
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("times cannot be watched", e);
        }
    }

    private boolean inTime() {
        System.out.printf("%-72s %.1f s%n", "latest that a time fired, five seconds after a restart and later", latest);
        return latest <= LATEST.toSeconds();
    }

    /** Until nobody is waited for any more: at the longest all rungs of a chain, one after the other. */
    private static boolean awaitQuiet(GatewayState gateway) throws InterruptedException, SQLException {
        long end = System.nanoTime() + QUIET.toNanos();
        long told = 0;
        while (System.nanoTime() < end) {
            long open = gateway.undecided();
            if (open == 0) {
                return true;
            }
            if (System.nanoTime() - told > 10_000_000_000L) {
                System.out.printf("  %,d orders nobody has accepted yet, and no human has ...%n", open);
                told = System.nanoTime();
            }
            Thread.sleep(1_000);
        }
        return false;
    }
}
