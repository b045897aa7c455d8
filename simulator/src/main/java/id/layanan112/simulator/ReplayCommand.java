package id.layanan112.simulator;

import id.layanan112.simulator.Script.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a recorded stream of calls and reconciles it to the last one. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "A recorded stream of calls; exit 0 only when not one is lost, invented, doubled or unanswered.")
final class ReplayCommand implements Callable<Integer> {
    private static final Duration DRAIN = Duration.ofMinutes(6);
    private static final int OPEN_AT_ONCE = 10;
    private static final int ASKED_AT_ONCE = 16;

    @Parameters(paramLabel = "FILE", description = "lat, lng, KIND: DETAIL, local time, township, street; no header")
    Path file = Path.of("");

    @Option(names = "--speed", description = "times as fast as recorded; as fast as it is accepted without it")
    @Nullable
    Double speed;

    @Option(names = "--json", description = "the result for programs")
    boolean json;

    @Option(names = "--run-id", description = "the same run id sent again is no new call")
    @Nullable
    UUID runId;

    @Option(names = "--at-once", defaultValue = "16", description = "requests in flight (${DEFAULT-VALUE})")
    int atOnce;

    @Option(
            names = "--failing",
            defaultValue = "0.1",
            description = "share of agencies told to fail (${DEFAULT-VALUE})")
    double failing;

    @Mixin
    Platform platform = new Platform();

    private final Map<Integer, String> callOfRow = new ConcurrentHashMap<>();
    private final Map<Integer, String> incidentOfRow = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        UUID run = runId == null ? UUID.randomUUID() : runId;
        List<Line> lines =
                Script.of(read(), run, LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(1));
        Set<LocalDate> days = lines.stream().map(Line::day).collect(Collectors.toCollection(TreeSet::new));
        Behaviour told = new Behaviour(true, failing / 2, failing / 2, 0, 112);
        platform.put(platform.agencies + "/behaviour", told);
        say("run " + run + ": " + lines.size() + " rows, " + days.size() + " days");
        Counted before = Counted.of(platform, days);
        long began = System.nanoTime();
        send(lines);
        long sent = seconds(began);
        say(callOfRow.size() + " calls saved after " + sent + " s; waiting until every agency has answered");
        int unacknowledged = drain(lines, told);
        Counted after = settledCounts(lines, days, before);
        Reconciliation result = Reconciliation.of(lines, callOfRow, before, after, unacknowledged, seconds(began));
        report(result, run);
        return result.exact() ? 0 : 1;
    }

    private List<RecordedCall> read() throws IOException {
        List<RecordedCall> recorded = new ArrayList<>();
        int row = 0;
        for (String line : Files.readAllLines(file)) {
            row++;
            if (!line.isBlank()) {
                recorded.add(RecordedCall.parse(row, line));
            }
        }
        return recorded;
    }

    private void send(List<Line> lines) throws InterruptedException {
        Sender sender = new Sender(platform);
        Semaphore room = new Semaphore(atOnce);
        long began = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Progress progress =
                        new Progress(json, () -> "  " + callOfRow.size() + " of " + lines.size() + " saved")) {
            for (Line line : lines) {
                pace(line, lines.getFirst(), began);
                room.acquire();
                callers.execute(() -> {
                    try {
                        send(sender, line);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private void pace(Line line, Line first, long began) throws InterruptedException {
        if (speed != null) {
            Duration recorded = Duration.between(
                    (Instant) Objects.requireNonNull(first.body().get("receivedAt")),
                    (Instant) Objects.requireNonNull(line.body().get("receivedAt")));
            long wait = (long) (recorded.toMillis() / speed) - (System.nanoTime() - began) / 1_000_000;
            if (wait > 0) {
                Thread.sleep(wait);
            }
        }
    }

    private void send(Sender sender, Line line) {
        try {
            var answer = sender.send(line.key(), Json.bytes(line.body())).json();
            callOfRow.put(line.row(), answer.path("callId").asText());
            incidentOfRow.put(line.row(), answer.path("incidentId").asText());
        } catch (IllegalStateException e) {
            refused.incrementAndGet();
            System.err.println("row " + line.row() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many incidents are not settled in the end */
    private int drain(List<Line> lines, Behaviour told) throws InterruptedException {
        Acknowledged acknowledged = new Acknowledged(platform, told);
        Set<Line> pending = new ConcurrentSkipListSet<>(Comparator.comparingInt(Line::row));
        lines.stream().filter(line -> incidentOfRow.containsKey(line.row())).forEach(pending::add);
        long end = System.nanoTime() + DRAIN.toNanos();
        try (Progress progress =
                new Progress(json, () -> "  " + pending.size() + " incidents not answered by all yet")) {
            while (!pending.isEmpty() && System.nanoTime() < end) {
                look(acknowledged, pending);
                if (!pending.isEmpty()) {
                    Thread.sleep(1000);
                }
            }
        }
        pending.stream()
                .limit(10)
                .forEach(line -> System.err.println("not settled: row " + line.row() + " incident "
                        + incidentOfRow.get(line.row()) + " " + line.type() + " in " + line.region()));
        return pending.size();
    }

    /** Looks at the oldest first and stops at a few that are open: asking must not be the load that is measured. */
    private void look(Acknowledged acknowledged, Set<Line> pending) throws InterruptedException {
        for (List<Line> some : chunks(pending)) {
            AtomicInteger open = new AtomicInteger();
            try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
                some.forEach(line -> askers.execute(() -> {
                    if (settled(acknowledged, line)) {
                        pending.remove(line);
                    } else {
                        open.incrementAndGet();
                    }
                }));
            }
            if (open.get() >= OPEN_AT_ONCE) {
                return;
            }
        }
    }

    private static List<List<Line>> chunks(Set<Line> pending) {
        List<Line> oldest = List.copyOf(pending);
        return IntStream.iterate(0, from -> from < oldest.size(), from -> from + ASKED_AT_ONCE)
                .mapToObj(from -> oldest.subList(from, Math.min(oldest.size(), from + ASKED_AT_ONCE)))
                .toList();
    }

    private boolean settled(Acknowledged acknowledged, Line line) {
        try {
            String incident = Objects.requireNonNull(incidentOfRow.get(line.row()));
            return acknowledged.settled(incident, ExpectedKinds.of(line.type(), line.hazards()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Monitoring may be a moment behind; what does not come within half a minute does not come. */
    private Counted settledCounts(List<Line> lines, Set<LocalDate> days, Counted before) throws InterruptedException {
        Counted after = Counted.of(platform, days);
        for (int i = 0; i < 15; i++) {
            if (Reconciliation.of(lines, callOfRow, before, after, 0, 0).mismatched() == 0) {
                break;
            }
            Thread.sleep(2000);
            after = after.withFigures(platform, days);
        }
        return after;
    }

    private void report(Reconciliation result, UUID run) {
        if (json) {
            System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
            return;
        }
        System.out.printf(
                """

                run             %s
                rows            %6d
                sent            %6d
                new calls       %6d
                lost            %6d
                phantom         %6d
                duplicate       %6d
                mismatched      %6d   (cells of region, day, class and type in monitoring)
                unacknowledged  %6d   (incidents)
                seconds         %6d   from the first call until drained and reconciled
                %s
                """,
                run,
                result.rows(),
                result.sent(),
                result.created(),
                result.lost(),
                result.phantom(),
                result.duplicate(),
                result.mismatched(),
                result.unacknowledged(),
                result.seconds(),
                result.exact() ? "EXACT" : "NOT EXACT");
    }

    private void say(String line) {
        (json ? System.err : System.out).println(line);
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
