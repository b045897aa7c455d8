package id.layanan112.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Callers at a constant rate. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "Simulated callers at a constant rate.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--rate", defaultValue = "1", description = "calls per second (${DEFAULT-VALUE})")
    double rate;

    @Option(names = "--for", defaultValue = "30s", description = "how long, as 30s or 5m (${DEFAULT-VALUE})")
    String duration = "";

    @Option(
            names = "--mix",
            defaultValue = "default",
            description = "default, gresik, semarang, purworejo, emergencies")
    String mix = "";

    @Option(names = "--seed", defaultValue = "112", description = "of the invented callers (${DEFAULT-VALUE})")
    long seed;

    @Mixin
    Platform platform = new Platform();

    @Override
    public Integer call() {
        Mix calls = Mix.named(mix);
        Sender sender = new Sender(platform);
        AtomicInteger saved = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Histogram latencies;
        try (Progress progress = new Progress(false, () -> "  " + saved + " saved, " + failed + " refused")) {
            latencies = ConstantRate.run(rate, parse(duration), number -> {
                try {
                    byte[] body = Json.bytes(calls.call(new Random(seed * 1_000_003 + number)));
                    sender.send(UUID.randomUUID().toString(), body);
                    saved.incrementAndGet();
                } catch (IllegalStateException e) {
                    failed.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        System.out.println(saved + " saved, " + failed + " refused; " + ConstantRate.told(latencies));
        return failed.get() == 0 ? 0 : 1;
    }

    /** {@code 30s}, {@code 5m}. */
    static Duration parse(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
