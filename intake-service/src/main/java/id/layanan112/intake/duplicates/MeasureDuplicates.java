package id.layanan112.intake.duplicates;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/** Measures the rule on a recording, beside what distance alone says; needs no running stack. */
public final class MeasureDuplicates {
    private static final List<Integer> LEVELS = List.of(0, 50, 200);
    private static final long SEED = 112;
    private static final String HELP = """
            Usage: ./112 duplicates FILE [SEED]

            Which of the recorded calls are about the same incident: precision and recall of the rule, at positions that
            are moved by 0, 50 and 200 m (root mean square, each on its own, from SEED, 112 by default), beside distance
            alone with the threshold that suits it best. All pairs within a day are judged; the last line of each level is
            told the truth's own 15 minutes, and judges only what is within them.
            The truth: the same street corner within 15 minutes, in either order. The rule does not read the street.
            """;

    private MeasureDuplicates() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length == 0 || arguments.length > 2 || List.of(arguments).contains("--help")) {
            (arguments.length == 1 ? out : err).print(HELP);
            return arguments.length == 1 ? 0 : 2;
        }
        try {
            long seed = arguments.length == 2 ? Long.parseLong(arguments[1]) : SEED;
            report(out, RecordedPairs.read(Path.of(arguments[0])), seed);
            return 0;
        } catch (NoSuchFileException e) {
            err.println("Tidak ada berkas. No such file: " + e.getMessage());
            return 2;
        } catch (IOException | IllegalArgumentException e) {
            err.println("Tidak dapat dibaca. It cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static void report(PrintStream out, RecordedPairs recorded, long seed) {
        out.printf(Locale.ROOT, "%d calls, seed %d%n", recorded.rows().size(), seed);
        out.printf("%-8s %-36s %9s %9s %9s%n", "moved by", "", "precision", "recall", "F1");
        for (int level : LEVELS) {
            RecordedPairs shifted = recorded.shifted(level, seed);
            List<RecordedPairs.Pair> day = shifted.within(Duration.ofDays(1));
            List<RecordedPairs.Pair> pairs = shifted.within(RecordedPairs.TRUTH);
            row(
                    out,
                    level,
                    "the rule",
                    Figures.of(
                            day, pair -> Likeness.of(pair.one(), pair.other()).isPresent()));
            row(out, level, "distance alone", bestDistance(day));
            row(out, level, "distance alone, told the 15 minutes", bestDistance(pairs));
        }
    }

    private static void row(PrintStream out, int level, String who, Figures figures) {
        out.printf(
                Locale.ROOT,
                "%5d m  %-36s %9.3f %9.3f %9.3f%n",
                level,
                who,
                figures.precision(),
                figures.recall(),
                figures.f1());
    }

    /** The threshold that suits it best, chosen with the truth at hand: no fixed one can be better. */
    private static Figures bestDistance(List<RecordedPairs.Pair> pairs) {
        return List.of(1, 2, 5, 10, 20, 40, 60, 80, 100, 130, 160, 200, 250, 300, 400, 500, 700, 1000).stream()
                .map(metres -> Figures.of(pairs, pair -> metres(pair) <= metres))
                .max(Comparator.comparingDouble(Figures::f1))
                .orElseThrow();
    }

    private static double metres(RecordedPairs.Pair pair) {
        return Objects.requireNonNull(pair.one().spot())
                .metresTo(Objects.requireNonNull(pair.other().spot()));
    }

    /** Of all pairs: said the same and so, said the same and not so, not said and so. */
    record Figures(long right, long wrong, long missed) {
        static Figures of(List<RecordedPairs.Pair> pairs, Predicate<RecordedPairs.Pair> rule) {
            long right = 0;
            long wrong = 0;
            long missed = 0;
            for (RecordedPairs.Pair pair : pairs) {
                boolean said = rule.test(pair);
                if (said && pair.same()) {
                    right++;
                } else if (said) {
                    wrong++;
                } else if (pair.same()) {
                    missed++;
                }
            }
            return new Figures(right, wrong, missed);
        }

        double precision() {
            return right == 0 ? 0 : (double) right / (right + wrong);
        }

        double recall() {
            return right == 0 ? 0 : (double) right / (right + missed);
        }

        double f1() {
            return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
        }
    }
}
