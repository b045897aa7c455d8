package id.layanan112.local.probe;

import id.layanan112.local.Home;
import id.layanan112.local.Launch;
import id.layanan112.local.Ports;
import id.layanan112.local.Refusal;
import id.layanan112.local.StackState;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Probes the running stack at a quicker pace. With {@code --break} a part of it is made to stand still until the alert is
 * raised, and then let go on until the alert is over.
 */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = {
            "Panggilan uji dan alarmnya. Exercise calls all the way to agencies and back; with --break, the alert when",
            "they do not come back, by Prometheus itself and the rules that are deployed. See docs/probe.md."
        })
public final class ProbeCommand implements Callable<Integer> {
    private static final List<String> LANES = List.of("police", "fire", "medical", "power", "other");
    private static final String ALERT = "ProbeSilent";
    private static final int LISTEN = 8116;
    private static final Duration LONGEST = Duration.ofMinutes(6);

    @Option(names = "--regions", defaultValue = "32.73,31.71,35.78", description = "where (${DEFAULT-VALUE})")
    String regions = "";

    @Option(
            names = "--every",
            defaultValue = "10",
            description = "seconds from call to call of a region (${DEFAULT-VALUE})")
    int every;

    @Option(names = "--for", defaultValue = "60", description = "seconds of the steady phase (${DEFAULT-VALUE})")
    int steady;

    @Option(
            names = "--break",
            paramLabel = "PART",
            description = "let this part of the stack stand still: intake, routing, gateway, kafka")
    @Nullable
    String broken;

    /** What a phase waits for. */
    private enum Until {
        THE_END,
        RAISED,
        OVER
    }

    private final PrintStream say = System.out;
    private final List<Row> rows = new ArrayList<>();

    /** @param alerts that were raised within it */
    private record Row(String phase, Duration length, Scrape before, Scrape after, Set<String> alerts) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.here();
        StackState stack = StackState.running(home)
                .orElseThrow(() -> new Refusal("Belum berjalan. Nothing runs here: ./112 up --detach"));
        @Nullable Long part = broken == null ? null : stack.pid(broken);
        if (!Files.exists(home.operations())) {
            throw new Refusal("operations is not built: ./112 down, ./112 up --detach");
        }
        Process probe = probe(home, stack);
        try (Prometheus prometheus = part == null ? null : Prometheus.start(home, LISTEN, freePort())) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(probe::destroyForcibly));
            awaitFigures(probe);
            // The first calls wake everything up; they are no measure.
            phase("first calls", Duration.ofSeconds(2L * every), prometheus, Until.THE_END);
            phase("steady", Duration.ofSeconds(steady), prometheus, Until.THE_END);
            boolean right = true;
            if (part != null) {
                signal("STOP", part);
                try {
                    right = phase(broken + " stands still", LONGEST, prometheus, Until.RAISED);
                } finally {
                    signal("CONT", part);
                }
                right &= phase(broken + " goes on", LONGEST, prometheus, Until.OVER);
                phase("steady again", Duration.ofSeconds(steady), prometheus, Until.THE_END);
            }
            print();
            return right && came() ? 0 : 1;
        } finally {
            probe.destroy();
        }
    }

    /**
     * Waits for the length, or until the alert is as wanted.
     *
     * @return false when it is not, after all that time
     */
    private boolean phase(String name, Duration length, @Nullable Prometheus prometheus, Until until)
            throws IOException, InterruptedException {
        say.printf("%s ...%n", name);
        Scrape before = Scrape.of(LISTEN);
        long began = System.nanoTime();
        long told = began;
        Set<String> alerts = new TreeSet<>();
        boolean is = false;
        while (Duration.ofNanos(System.nanoTime() - began).compareTo(length) < 0) {
            Thread.sleep(500);
            if (prometheus != null) {
                Set<String> now = prometheus.firing();
                alerts.addAll(now);
                is = switch (until) {
                    case THE_END -> false;
                    case RAISED -> now.contains(ALERT);
                    case OVER -> !now.contains(ALERT);
                };
            }
            if (is) {
                say.printf("  %s is %s%n", ALERT, until == Until.RAISED ? "raised" : "over");
                break;
            }
            if (System.nanoTime() - told > 10_000_000_000L) {
                told = System.nanoTime();
                Scrape now = Scrape.of(LISTEN);
                say.printf("  %d calls came back, %d did not%n", now.calls("acknowledged"), failed(now));
            }
        }
        rows.add(new Row(name, Duration.ofNanos(System.nanoTime() - began), before, Scrape.of(LISTEN), alerts));
        return until == Until.THE_END || is;
    }

    /** In steady phases each call came back, and there was one. */
    private boolean came() {
        return rows.stream()
                .filter(row -> row.phase().startsWith("steady"))
                .allMatch(row -> failed(row.after()) == failed(row.before())
                        && row.after().calls("acknowledged") > row.before().calls("acknowledged"));
    }

    private static long failed(Scrape scrape) {
        return scrape.calls("unanswered") + scrape.calls("refused");
    }

    private void print() {
        say.printf(
                "%n%-26s %8s %10s %11s %8s  %s%n", "phase", "seconds", "came back", "unanswered", "refused", "alerts");
        for (Row row : rows) {
            say.printf(
                    "%-26s %8d %10d %11d %8d  %s%n",
                    row.phase(),
                    row.length().toSeconds(),
                    row.after().calls("acknowledged") - row.before().calls("acknowledged"),
                    row.after().calls("unanswered") - row.before().calls("unanswered"),
                    row.after().calls("refused") - row.before().calls("refused"),
                    String.join(", ", row.alerts()));
        }
        Row steadyRow = rows.get(1);
        say.printf(
                "%n%-26s %8s %s%n",
                "steady, by lane", "accepted", "seconds from the call until its call taker sees it (mean)");
        for (String lane : LANES) {
            long heard = steadyRow.after().heard(lane) - steadyRow.before().heard(lane);
            say.printf(
                    Locale.ROOT,
                    "%-26s %8d %.2f%n",
                    lane,
                    heard,
                    (steadyRow.after().seconds(lane) - steadyRow.before().seconds(lane)) / heard);
        }
    }

    private Process probe(Home home, StackState stack) {
        Launch launch = new Launch(home, new Ports(), null);
        return launch.process(
                "probe",
                home.operations(),
                Launch.Share.AFTER,
                "-Xmx64m",
                Map.of(
                        "LAYANAN112_PROBE_CLIENT_SECRET",
                        "local",
                        "LAYANAN112_PROBE_AGENCY_SECRET",
                        launch.secretOf("probe")),
                List.of(
                        "probe",
                        "--regions=" + regions,
                        "--every=" + every,
                        "--patience=" + every,
                        "--intake=http://127.0.0.1:" + stack.port("intake"),
                        "--gateway=http://127.0.0.1:" + stack.port("gateway"),
                        "--token-url=http://127.0.0.1:" + stack.port("identity") + "/layanan112/token",
                        "--token-form=scope=openid",
                        "--token-form=role=telephony",
                        "--token-form=centre=*",
                        "--token-form=who=probe",
                        "--listen=127.0.0.1:" + LISTEN));
    }

    private static void awaitFigures(Process probe) throws InterruptedException {
        for (int i = 0; i < 150 && probe.isAlive(); i++) {
            try {
                var _ = Scrape.of(LISTEN);
                return;
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new Refusal("The probe does not run; see .112/logs/probe.log");
    }

    private static void signal(String what, long pid) throws IOException, InterruptedException {
        var _ = new ProcessBuilder("kill", "-" + what, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
