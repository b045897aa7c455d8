package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a day of calls of all classes, changes many of them, and compares every figure with what was made. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description = "A generated day: links, unlinks, handovers, reopenings; exit 0 only when every figure is exact.")
final class DayCommand implements Callable<Integer> {
    private static final Duration CATCH_UP = Duration.ofMinutes(6);

    @Option(names = "--calls", defaultValue = "50000", description = "(${DEFAULT-VALUE})")
    int calls;

    @Option(names = "--seed", description = "of all that is made; by the clock without it")
    @Nullable
    Long seed;

    @Option(names = "--at-once", defaultValue = "24", description = "lives in flight (${DEFAULT-VALUE})")
    int atOnce;

    @Mixin
    Platform platform = new Platform();

    private final Map<Integer, String> callOf = new ConcurrentHashMap<>();
    private final Map<Integer, String> incidentOf = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        LocalDate day = emptyDay();
        long chosen = seed == null ? System.currentTimeMillis() : seed;
        System.out.println("seed " + chosen + ", day " + day + ": " + calls + " calls");
        List<Life> lives = IntStream.range(0, calls)
                .mapToObj(number -> Life.of(number, chosen, day))
                .toList();
        live(lives);
        System.out.println(callOf.size() + " calls made and " + steps(lives) + " changes after "
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s; comparing");
        int wrong = compare(lives, day);
        System.out.printf(
                "%nseconds  %d%n%s%n",
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                wrong == 0 && failed.get() == 0 ? "EXACT" : "NOT EXACT");
        return wrong == 0 && failed.get() == 0 ? 0 : 1;
    }

    /** The last day of which neither intake nor monitoring knows a call. */
    private LocalDate emptyDay() throws InterruptedException {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(1);
        while (true) {
            Counted counted = Counted.of(platform, List.of(day));
            if (counted.calls().isEmpty() && counted.figures().values().stream().allMatch(figure -> figure == 0)) {
                return day;
            }
            day = day.minusDays(1);
        }
    }

    private void live(List<Life> lives) throws InterruptedException {
        Semaphore room = new Semaphore(atOnce);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Progress progress = new Progress(false, () -> "  " + callOf.size() + " of " + calls)) {
            for (Life life : lives) {
                room.acquire();
                callers.execute(() -> {
                    try {
                        live(life);
                    } catch (IllegalStateException e) {
                        failed.incrementAndGet();
                        System.err.println("call " + life.number() + " " + life.steps() + ": " + e.getMessage());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private void live(Life life) throws InterruptedException {
        Deeds deeds = new Deeds(platform);
        String call = life.byTelephone() ? telephoned(life, deeds) : typed(life);
        callOf.put(life.number(), call);
        String incident = incidentOf.getOrDefault(life.number(), "");
        for (Life.Step step : life.steps()) {
            switch (step) {
                case LINK -> deeds.link(call, anchor(life));
                case UNLINK -> deeds.unlink(call, anchor(life));
                case PRANK -> deeds.classify(call, Map.of("class", "PRANK"));
                case EMERGENCY -> deeds.classify(call, Map.of("class", "NORMAL", "incidentType", "OTHER"));
                case HAND_OVER -> deeds.handOver(incident, life.elsewhere());
                case OFFER_IN_VAIN -> deeds.offerInVain(incident, elsewhere(life));
                case CLOSE -> deeds.close(incident);
                case REOPEN -> deeds.reopen(incident);
            }
        }
    }

    private String typed(Life life) throws InterruptedException {
        JsonNode saved =
                new Sender(platform).send(life.key(), Json.bytes(life.body())).json();
        incidentOf.put(life.number(), saved.path("incidentId").asText());
        return saved.path("callId").asText();
    }

    /** A call that the telephone system makes and times; what it was, a person says. */
    private String telephoned(Life life, Deeds deeds) throws InterruptedException {
        Telephone telephone = new Telephone(deeds, life);
        String call = telephone.callId();
        telephone.ringing();
        if (life.abandoned()) {
            telephone.abandoned();
            return call;
        }
        telephone.answered();
        if (life.body().containsKey("class")) {
            Map<String, Object> what = new LinkedHashMap<>(life.body());
            what.keySet().retainAll(Set.of("class", "regionCode", "incidentType"));
            deeds.classify(call, what);
            incidentOf.put(life.number(), deeds.incidentOf(call));
        }
        telephone.ended();
        return call;
    }

    /** Once it was handed over, it can only be offered to a third one. */
    private static String elsewhere(Life life) {
        return life.steps().contains(Life.Step.HAND_OVER) ? "35.78" : life.elsewhere();
    }

    /** The incident of the anchor before it, which may still be on its way. */
    private String anchor(Life life) throws InterruptedException {
        int number = life.number() - life.number() % Life.ANCHORS;
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!incidentOf.containsKey(number)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("its anchor was not saved");
            }
            Thread.sleep(20);
        }
        return Objects.requireNonNull(incidentOf.get(number));
    }

    private static long steps(List<Life> lives) {
        return lives.stream().mapToLong(life -> life.steps().size()).sum();
    }

    private int compare(List<Life> lives, LocalDate day) throws InterruptedException {
        Map<String, Long> expected = new TreeMap<>();
        lives.forEach(life -> expected.merge(life.regionTold() + "/" + life.callClass(), 1L, Long::sum));
        JsonNode proof = platform.patientGet(platform.intake + "/reconciliation?day=" + day, "supervisor");
        int wrong = told("calls in intake that nobody made, or not there", ids(day));
        wrong += told("reconciliation does not close", proof.path("closes").asBoolean() ? 0 : 1);
        wrong += told("cells of intake's reconciliation that differ", differing(expected, cells(proof)));
        wrong += told("calls whose history is not complete", histories(lives));
        Map<String, Long> monitored = monitored(day);
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (differing(expected, monitored) > 0 && System.nanoTime() < end) {
            Thread.sleep(2000);
            monitored = monitored(day);
        }
        return wrong + told("cells of monitoring that differ", differing(expected, monitored));
    }

    private static int told(String what, int many) {
        System.out.printf("%-48s %6d%n", what, many);
        return many;
    }

    private int ids(LocalDate day) throws InterruptedException {
        Set<String> there = Counted.of(platform, List.of(day)).calls();
        Set<String> made = new HashSet<>(callOf.values());
        Set<String> either = new HashSet<>(there);
        either.addAll(made);
        int lost = calls - made.size();
        return lost
                + (int) either.stream()
                        .filter(id -> !there.contains(id) || !made.contains(id))
                        .count();
    }

    private Map<String, Long> monitored(LocalDate day) throws InterruptedException {
        return cells(platform.patientGet(platform.monitoring + "/regions/counts?day=" + day, "monitoring-analyst"));
    }

    /** Calls by region and class, as intake and monitoring tell them alike. */
    private static Map<String, Long> cells(JsonNode report) {
        Map<String, Long> cells = new TreeMap<>();
        for (JsonNode row : report.path("regions")) {
            String region = row.path("regionCode").asText("") + "/";
            row.path("byClass").properties().forEach(one -> add(cells, region + one.getKey(), one.getValue()));
            add(cells, region + "OPEN", row.path("open"));
        }
        return cells;
    }

    private static void add(Map<String, Long> cells, String cell, JsonNode calls) {
        cells.merge(cell, calls.asLong(), Long::sum);
    }

    private static int differing(Map<String, Long> expected, Map<String, Long> told) {
        Set<String> cells = new HashSet<>(expected.keySet());
        cells.addAll(told.keySet());
        return (int) cells.stream()
                .filter(cell -> !expected.getOrDefault(cell, 0L).equals(told.getOrDefault(cell, 0L)))
                .count();
    }

    /** Every change of a call ended a version, which is kept. */
    private int histories(List<Life> lives) throws InterruptedException {
        AtomicInteger wrong = new AtomicInteger();
        Semaphore room = new Semaphore(atOnce);
        Collection<Life> changed =
                lives.stream().filter(life -> life.changes() > 0).toList();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Life life : changed) {
                room.acquire();
                readers.execute(() -> {
                    try {
                        JsonNode history = platform.patientGet(
                                platform.intake + "/calls/" + callOf.get(life.number()) + "/history", "supervisor");
                        if (history.path("past").size() != life.changes()) {
                            wrong.incrementAndGet();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        room.release();
                    }
                });
            }
        }
        return wrong.get();
    }
}
