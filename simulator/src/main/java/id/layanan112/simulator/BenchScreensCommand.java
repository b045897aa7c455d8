package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * How soon a step on an agency's board stands on the call taker's timeline, while incidents come and many look. Each
 * console has an incident of its own in focus, whose fire brigade goes up the ladder step by step. Asserts nothing.
 */
@Command(
        name = "screens",
        mixinStandardHelpOptions = true,
        description = "From a step on the board to the call taker's timeline, with few and with many open screens.")
final class BenchScreensCommand implements Callable<Integer> {
    private static final int REGIONS = 50;
    private static final Map<String, String> STEPS = new LinkedHashMap<>();
    private static final Duration GIVE_UP = Duration.ofSeconds(30);
    private static final int BEFORE = 20;

    static {
        STEPS.put("ACCEPTED", "st ACCEPTED");
        STEPS.put("EN_ROUTE", "st EN_ROUTE");
        STEPS.put("ON_SCENE", "st ON_SCENE");
        STEPS.put("DONE", "st DONE");
    }

    @ParentCommand
    BenchCommand bench = new BenchCommand();

    @Option(names = "--rate", defaultValue = "50", description = "incidents/s (${DEFAULT-VALUE})")
    double rate;

    @Option(names = "--seconds", defaultValue = "60", description = "that are measured (${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--few", defaultValue = "20", description = "screens to compare with (${DEFAULT-VALUE})")
    int few;

    @Option(names = "--many", defaultValue = "200", description = "screens (${DEFAULT-VALUE})")
    int many;

    @Option(names = "--pause", defaultValue = "5", description = "seconds between the steps of one (${DEFAULT-VALUE})")
    int pause;

    private final List<String> regions = CallCentres.builtIn().all().stream()
            .filter(centre -> centre.regions().size() == 1)
            .map(CallCentre::code)
            .limit(REGIONS)
            .toList();

    private final LongAdder told = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicInteger lost = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        // People answer at the boards of the brigades; the other agencies answer by themselves.
        Map<String, Behaviour.Act> people =
                regions.stream().collect(Collectors.toMap(region -> region + "-fire", region -> Behaviour.Act.RECEIVE));
        bench.platform.put(bench.platform.agencies + "/behaviour", new Behaviour(true, 0, 0, 0, 0, people));
        System.out.printf(
                "%.0f incidents/s in %d regions; three quarters of the screens are consoles. Warming up ...%n",
                rate, regions.size());
        // Not while it is measured: an identity provider takes its time.
        bench.platform.token("telephony");
        regions.forEach(region -> {
            callTaker(region);
            officer(region);
        });
        measure(few, seconds);
        for (int screens : List.of(few, many)) {
            System.out.printf("%5d screens  %s%n", screens, measure(screens, seconds));
        }
        return 0;
    }

    private String measure(int screens, int length) throws InterruptedException {
        int consoles = screens * 3 / 4;
        told.reset();
        bytes.reset();
        lost.set(0);
        Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);
        Histogram saving;
        // Screens open, and a while of the load, before anything counts.
        long from = System.nanoTime() + Duration.ofSeconds(BEFORE).toNanos();
        long until = from + Duration.ofSeconds(length).toNanos();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < screens - consoles; i++) {
                String region = regions.get(i % regions.size());
                people.execute(() -> board(region, until));
            }
            for (int i = 0; i < consoles; i++) {
                int number = i;
                people.execute(() -> console(number, consoles, times, from, until));
            }
            saving = load(Duration.ofSeconds(length + BEFORE));
        }
        double all = length + BEFORE;
        return "%s, %d given up; %.0f parts/s, %.0f kB/s told; POST /calls %s"
                .formatted(
                        ConstantRate.told(times),
                        lost.get(),
                        told.sum() / all,
                        bytes.sum() / 1000.0 / all,
                        ConstantRate.told(saving));
    }

    private Histogram load(Duration length) {
        Sender sender = new Sender(bench.platform);
        Mix mix = Mix.named("emergencies");
        return ConstantRate.run(rate, length, number -> {
            try {
                Map<String, Object> call = mix.call(new Random(number));
                call.put("regionCode", regions.get(number % regions.size()));
                sender.send(UUID.randomUUID().toString(), Json.bytes(call));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static byte[] fire(String region) {
        return Json.bytes(
                Map.of("class", "NORMAL", "regionCode", region, "incidentType", "FIRE", "narrative", "sintetis"));
    }

    private String callTaker(String region) {
        return bench.platform.token(Map.of("role", "call-taker", "centre", region));
    }

    private String officer(String region) {
        return bench.platform.token(Map.of("role", "agency-officer", "agency", region + "-fire"));
    }

    private void board(String region, long until) {
        String token = officer(region);
        try (Screen screen = Screen.open(bench.platform.gateway + "/board/live", token, this::counted)) {
            sleepUntil(until);
        } catch (IOException e) {
            lost.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void counted(String data) {
        told.increment();
        bytes.add(data.length());
    }

    private void console(int number, int consoles, Histogram times, long from, long until) {
        String region = regions.get(number % regions.size());
        String token = callTaker(region);
        String officer = officer(region);
        try {
            // Not all of them at once.
            Thread.sleep(number * BEFORE * 1000L / consoles);
            while (System.nanoTime() < until) {
                one(region, token, officer, times, from, until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            lost.incrementAndGet();
        }
    }

    /** One incident from its call to the last step. */
    private void one(String region, String token, String officer, Histogram times, long from, long until)
            throws IOException, InterruptedException {
        String incident = new Sender(bench.platform)
                .send(UUID.randomUUID().toString(), fire(region))
                .json()
                .path("incidentId")
                .asText();
        Awaited awaited = new Awaited();
        try (Screen screen = Screen.open(bench.platform.intake + "/console/live?incident=" + incident, token, data -> {
            counted(data);
            awaited.offer(data);
        })) {
            // Its system has it: from then on a person answers.
            if (!awaited.until("st DELIVERED", GIVE_UP)) {
                lost.incrementAndGet();
                return;
            }
            String dispatch = dispatch(incident);
            for (Map.Entry<String, String> step : STEPS.entrySet()) {
                if (System.nanoTime() > until) {
                    return;
                }
                Thread.sleep(pause * 1000L);
                long began = System.nanoTime();
                bench.platform.step(dispatch, step.getKey(), officer);
                if (!awaited.until(step.getValue(), GIVE_UP)) {
                    lost.incrementAndGet();
                    return;
                }
                if (began > from) {
                    times.recordValue(Math.max(1, (System.nanoTime() - began) / 1000));
                }
            }
        }
    }

    private String dispatch(String incident) throws IOException, InterruptedException {
        JsonNode known = bench.platform
                .get(bench.platform.intake + "/incidents/" + incident, "telephony")
                .json();
        for (JsonNode one : known.path("dispatches")) {
            if (one.path("kind").asText().equals("FIRE")) {
                return one.path("dispatchId").asText();
            }
        }
        throw new IllegalStateException("no order of the brigade");
    }

    /** The newest drawing of an incident's part, and somebody who waits for a word in its row of the brigade. */
    private static final class Awaited {
        private String latest = "";

        synchronized void offer(String data) {
            if (data.contains("\"part\":\"incident:")) {
                latest = data;
                notifyAll();
            }
        }

        synchronized boolean until(String status, Duration most) throws InterruptedException {
            long end = System.nanoTime() + most.toNanos();
            while (!brigade(latest).contains(status)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }

        private static String brigade(String data) {
            int row = data.indexOf("dFIRE");
            return row < 0 ? "" : data.substring(row, Math.max(row, data.indexOf("</tr>", row)));
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    }
}
