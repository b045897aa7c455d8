package id.layanan112.simulator;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What saving a call costs, beside what a row costs the same PostgreSQL in the same run; asserts nothing. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = "POST /calls beside single-row INSERTs on the same PostgreSQL, interleaved; then at 500 calls/s.")
final class BenchIntakeCommand implements Callable<Integer> {
    private static final int MOST_WARMING = 12;
    private static final Duration WARMING = Duration.ofSeconds(20);

    @ParentCommand
    BenchCommand bench = new BenchCommand();

    @Option(names = "--postgres", defaultValue = "127.0.0.1:8151", description = "host:port (${DEFAULT-VALUE})")
    String postgres = "";

    @Option(names = "--intake-pid", description = "to say its memory")
    long intake;

    @Option(
            names = "--others",
            split = ",",
            description = "process ids that stand still while saving is saturated: what is not intake and its relay")
    List<Long> others = new ArrayList<>();

    @Option(names = "--connections", defaultValue = "64", description = "at once (${DEFAULT-VALUE})")
    int connections;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "the median of them is told; 0 for none (${DEFAULT-VALUE})")
    int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "of each part of a round (${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--rate", defaultValue = "500", description = "calls/s of the constant load (${DEFAULT-VALUE})")
    double rate;

    @Option(names = "--constant-seconds", defaultValue = "20", description = "of the constant load (${DEFAULT-VALUE})")
    int constantSeconds;

    @Option(
            names = "--stored",
            description = "also: fill the database up to so many calls, which stay, and measure before and after")
    int stored;

    @Override
    public Integer call() throws InterruptedException, SQLException, IOException {
        try (RowBench database = new RowBench(postgres, connections)) {
            System.out.println("Warming up ...");
            // At the rate that is measured: the step from a low one is a test of compilers.
            constant(rate, WARMING);
            if (stored > 0) {
                growth(database);
            }
            System.out.printf("%.0f calls/s of the Gresik mix for %d s ...%n", rate, constantSeconds);
            Histogram constant = constant(rate, Duration.ofSeconds(constantSeconds));
            System.out.printf("%-46s %s%n", "from when it was due to the 201", ConstantRate.told(constant));
            if (intake > 0) {
                System.out.printf("%-46s %d MB (PSS)%n%n", "intake", ProcessCost.pss(intake) / 1024);
            }
            if (rounds > 0) {
                // Last, for what it leaves behind keeps the rest of the platform busy for a while.
                saturated(database);
            }
        }
        return 0;
    }

    private void saturated(RowBench database) throws InterruptedException, SQLException, IOException {
        signal("-STOP");
        try {
            interleaved(database);
        } finally {
            signal("-CONT");
        }
    }

    private void interleaved(RowBench database) throws InterruptedException, SQLException, IOException {
        if (!Wrk.installed()) {
            System.out.println("wrk is not installed: a Java client saturates, which costs as much as intake itself.");
            interleaved(database, null);
            return;
        }
        try (Wrk wrk = new Wrk(Mix.named("gresik"))) {
            interleaved(database, wrk);
        }
    }

    private void interleaved(RowBench database, @Nullable Wrk wrk) throws InterruptedException, SQLException {
        warm(wrk);
        System.out.println(
                Pgbench.installed()
                        ? "INSERTs are pgbench's."
                        : "pgbench is not installed: INSERTs are a loop over JDBC.");
        List<Double> rows = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        System.out.printf("%-8s %14s %14s %8s%n", "round", "INSERTs/s", "calls/s", "ratio");
        for (int round = 1; round <= rounds; round++) {
            rows.add(database.rate(Duration.ofSeconds(seconds)));
            calls.add(saturation(wrk, Duration.ofSeconds(seconds)));
            ratios.add(calls.getLast() / rows.getLast());
            System.out.printf("%-8d %14.0f %14.0f %8.2f%n", round, rows.getLast(), calls.getLast(), ratios.getLast());
        }
        System.out.printf("%-8s %14.0f %14.0f %8.2f%n", "median", median(rows), median(calls), median(ratios));
        long waiting = database.outbox();
        Thread.sleep(10_000);
        System.out.printf("%-46s %d, 10 s later %d%n", "events waiting in the outbox", waiting, database.outbox());
    }

    /** Until it is hardly faster than before: on two processors the compiler needs minutes beside the work itself. */
    private void warm(@Nullable Wrk wrk) throws InterruptedException {
        double best = 0;
        for (int round = 1; round <= MOST_WARMING; round++) {
            double now = saturation(wrk, Duration.ofSeconds(3L * seconds));
            System.out.printf("warming up, %d of at most %d: %.0f calls/s%n", round, MOST_WARMING, now);
            if (now < best * 1.05) {
                return;
            }
            best = now;
        }
    }

    private void growth(RowBench database) throws InterruptedException, SQLException {
        System.out.printf("100 calls/s with %,d calls stored ...%n", database.calls());
        Histogram few = constant(100, Duration.ofSeconds(constantSeconds));
        try (Progress filling = new Progress(false, () -> "  filling: " + database.progress())) {
            database.fill(stored);
        }
        System.out.printf("100 calls/s with %,d calls stored ...%n", database.calls());
        Histogram many = constant(100, Duration.ofSeconds(constantSeconds));
        System.out.printf("%-46s %s%n", "before", ConstantRate.told(few));
        System.out.printf("%-46s %s%n", "after", ConstantRate.told(many));
        System.out.printf(
                "%-46s p50 %.2f times, p99 %.2f times%n",
                "cost of a call",
                (double) many.getValueAtPercentile(50) / few.getValueAtPercentile(50),
                (double) many.getValueAtPercentile(99) / few.getValueAtPercentile(99));
    }

    /** Calls per second that were answered with 201. */
    private double saturation(@Nullable Wrk wrk, Duration length) throws InterruptedException {
        if (wrk != null) {
            return wrk.rate(bench.platform.intake + "/calls", bench.platform.token("telephony"), connections, length);
        }
        Mix mix = Mix.named("gresik");
        Sender sender = new Sender(bench.platform);
        return Saturation.run(connections, length, caller -> {
            Random random = new Random(System.nanoTime() + caller);
            sender.send(UUID.randomUUID().toString(), Json.bytes(mix.call(random)));
        });
    }

    private Histogram constant(double perSecond, Duration length) {
        Mix mix = Mix.named("gresik");
        Sender sender = new Sender(bench.platform);
        long seed = System.nanoTime();
        Histogram latencies = ConstantRate.run(perSecond, length, number -> {
            try {
                sender.send(UUID.randomUUID().toString(), Json.bytes(mix.call(new Random(seed + number))));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        if (sender.repeated() > 0) {
            System.out.printf("%-46s %d%n", "sent again, for they were not answered", sender.repeated());
        }
        return latencies;
    }

    private void signal(String signal) throws InterruptedException {
        for (long pid : others) {
            try {
                new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
            } catch (IOException e) {
                throw new IllegalStateException("kill is not there", e);
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
