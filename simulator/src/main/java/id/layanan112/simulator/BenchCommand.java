package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the running stack; reports, and asserts nothing. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the running stack.",
        subcommands = {
            BenchRegionsCommand.class,
            BenchIntakeCommand.class,
            BenchGatewayCommand.class,
            BenchScreensCommand.class
        })
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "the figures that take about a minute (all there are so far)")
    boolean quick;

    @Option(names = "--for", defaultValue = "20s", description = "length of each part (${DEFAULT-VALUE})")
    String duration = "";

    @Mixin
    Platform platform = new Platform();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Duration length = SimulateCommand.parse(duration);
        platform.put(platform.agencies + "/behaviour", new Behaviour(true, 0, 0, 0, 0));
        System.out.println("Warming up ...");
        calls(50, Duration.ofSeconds(10), "default", new ConcurrentHashMap<>());
        System.out.println("20 emergencies/s: from 201 to the first byte at an agency ...");
        Map<String, Long> saved = new ConcurrentHashMap<>();
        calls(20, length, "emergencies", saved);
        Thread.sleep(3000);
        String delivery = delivery(saved);
        System.out.println("100 calls/s: saving ...");
        Histogram saving = calls(100, length, "default", new ConcurrentHashMap<>());
        System.out.printf("%n%-46s %s%n", "POST /calls at 100/s, from when it was due", ConstantRate.told(saving));
        System.out.printf("%-46s %s%n", "from 201 to the first delivery at 20/s", delivery);
        return 0;
    }

    /** @param saved gets the time of each incident's 201, in milliseconds since the epoch */
    private Histogram calls(double rate, Duration length, String mix, Map<String, Long> saved) {
        Mix calls = Mix.named(mix);
        Sender sender = new Sender(platform);
        long seed = System.nanoTime();
        return ConstantRate.run(rate, length, number -> {
            try {
                JsonNode answer = sender.send(
                                UUID.randomUUID().toString(), Json.bytes(calls.call(new Random(seed + number))))
                        .json();
                if (answer.path("incidentId").isTextual()) {
                    saved.put(answer.path("incidentId").asText(), Instant.now().toEpochMilli());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private String delivery(Map<String, Long> saved) throws IOException, InterruptedException {
        JsonNode arrivals =
                platform.get(platform.agencies + "/arrivals", "telephony").json();
        Histogram times = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
        long missing = 0;
        for (Map.Entry<String, Long> one : saved.entrySet()) {
            JsonNode arrival = arrivals.path(one.getKey());
            if (arrival.isNumber()) {
                times.recordValue(Math.max(1, (arrival.asLong() - one.getValue()) * 1000));
            } else {
                missing++;
            }
        }
        return ConstantRate.told(times) + (missing == 0 ? "" : ", " + missing + " not delivered yet");
    }
}
