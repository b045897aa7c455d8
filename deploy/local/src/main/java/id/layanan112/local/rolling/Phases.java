package id.layanan112.local.rolling;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What clients saw, phase by phase: savings of calls with their times, and whatever failed. */
final class Phases {
    private final List<Phase> all = new ArrayList<>();
    private final AtomicLong savedOnce = new AtomicLong();
    private volatile Phase now = new Phase("warm-up");

    /**
     * @param nanos until it was there
     * @param age of the instance that gave it when it was asked, since it was asked first, in nanoseconds
     */
    record Answer(long nanos, String instance, long age) {
        @Override
        public String toString() {
            return "%.0f ms by %s after %.1f s".formatted(nanos / 1e6, instance, age / 1e9);
        }
    }

    /** What was asked within it; a request counts where it is answered. */
    static final class Phase {
        private final String name;
        private final long from = System.nanoTime();
        private final List<Answer> savings = new ArrayList<>();
        private long others;
        private long failed;
        private long until;

        private Phase(String name) {
            this.name = name;
        }

        private synchronized void saving(Answer answer) {
            savings.add(answer);
        }

        private synchronized void other() {
            others++;
        }

        private synchronized void failed() {
            failed++;
        }

        synchronized long failures() {
            return failed;
        }

        private synchronized List<Answer> savings() {
            return List.copyOf(savings);
        }

        double millis(double part) {
            return Phases.millis(Stream.of(this), part);
        }
    }

    void begin(String name) {
        now.until = System.nanoTime();
        now = new Phase(name);
        all.add(now);
    }

    void end() {
        now.until = System.nanoTime();
        now = new Phase("after");
    }

    /** Nothing but an answer of the 2xx and 4xx is one: 401 to 422 are what the client asked for. */
    void answered(String method, String path, int status, boolean repeat, Answer answer) {
        Phase phase = now;
        boolean saving = method.equals("POST") && path.equals("/calls");
        if (saving && status == 201 && !repeat) {
            savedOnce.incrementAndGet();
        }
        if (status >= 500) {
            phase.failed();
        } else if (saving) {
            phase.saving(answer);
        } else {
            phase.other();
        }
    }

    /** Calls that a client was told are saved, each once. */
    long savedOnce() {
        return savedOnce.get();
    }

    long failures() {
        return all.stream().mapToLong(Phase::failures).sum();
    }

    /** The part of savings in milliseconds, of all phases whose name begins so. */
    double millis(String name, double part) {
        return millis(all.stream().filter(phase -> phase.name.startsWith(name)), part);
    }

    private static double millis(Stream<Phase> phases, double part) {
        List<Long> sorted = phases.map(Phase::savings)
                .flatMap(List::stream)
                .map(Answer::nanos)
                .sorted()
                .toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part))) / 1e6;
    }

    /** Which instance gave the slowest answers, and how long it had been there: a new one is not yet warm. */
    void printSlowest(PrintStream say, int many) {
        for (Phase phase : all) {
            say.printf("slowest of %s:%n", phase.name);
            phase.savings().stream()
                    .sorted(Comparator.comparingLong(Answer::nanos).reversed())
                    .limit(many)
                    .forEach(answer -> say.println("  " + answer));
        }
    }

    void print(PrintStream say) {
        say.printf(
                "%-34s %8s %8s %8s %8s %8s %8s %8s%n",
                "phase", "seconds", "savings", "others", "failed", "p50 ms", "p99 ms", "max ms");
        for (Phase phase : all) {
            synchronized (phase) {
                say.printf(
                        Locale.ROOT,
                        "%-34s %8.0f %8d %8d %8d %8.1f %8.1f %8.1f%n",
                        phase.name,
                        (phase.until - phase.from) / 1e9,
                        phase.savings.size(),
                        phase.others,
                        phase.failed,
                        phase.millis(0.5),
                        phase.millis(0.99),
                        phase.millis(1));
            }
        }
    }
}
