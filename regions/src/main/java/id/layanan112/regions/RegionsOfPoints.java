package id.layanan112.regions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long {@link Boundaries} take to tell the regions of random points, beside a linear scan of the same boundaries
 * for the same points in the same run: a time alone tells more about the machine than about the index.
 */
public final class RegionsOfPoints {
    private static final List<Integer> RADII = List.of(50, 500, 5_000, 50_000);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final int WARM_UP_CALLS = 200_000;
    private static final String HEADER = "%-26s %8s   %27s   %27s   %7s%n";
    private static final String ROW = "%-26s %8d   %9.2f%9.2f%9.2f   %9.1f%9.1f%9.1f   %6.0fx%n";

    private final List<Row> rows = new ArrayList<>();
    private final List<GeoPoint> points;
    private final String introduction;
    private int different;

    private RegionsOfPoints(List<GeoPoint> points, String introduction) {
        this.points = points;
        this.introduction = introduction;
    }

    /**
     * @param points how many, anywhere in the rectangle around Indonesia: most of it is sea
     * @throws BoundariesUnreadable as {@link Boundaries#read}
     */
    public static RegionsOfPoints measure(Path geojson, int points, long seed) {
        long started = System.nanoTime();
        List<RegionShape> shapes = BoundaryFile.read(geojson);
        Boundaries boundaries = Boundaries.of(shapes);
        String introduction = String.format(
                Locale.ROOT,
                "%,d boundaries read and indexed in %,d ms; %,d random points, seed %d",
                shapes.size(),
                (System.nanoTime() - started) / 1_000_000,
                points,
                seed);
        RegionsOfPoints measured = new RegionsOfPoints(random(points, seed), introduction);
        measured.compare(boundaries, new LinearScan(shapes));
        return measured;
    }

    /** For how many look-ups the index and the scan do not agree: 0, or the index is wrong. */
    public int different() {
        return different;
    }

    /** A table in microseconds. */
    public String report() {
        StringBuilder text = new StringBuilder(introduction).append(System.lineSeparator());
        text.append(String.format(Locale.ROOT, HEADER, "", "", "index (us)", "linear scan (us)", ""));
        text.append(String.format(
                Locale.ROOT, HEADER, "look-up", "points", "mean      p50      p99", "mean      p50      p99", "ratio"));
        rows.forEach(row -> text.append(row.text()));
        return text.append("different answers: ").append(different).toString();
    }

    private void compare(Boundaries boundaries, LinearScan scan) {
        Timed<Located> index = Timed.of(points, boundaries::locate);
        Timed<Located> linear = Timed.of(points, scan::locate);
        different += count(i -> !LinearScan.same(index.answers.get(i), linear.answers.get(i)));
        row("locate", index, linear, answer -> true);
        row("locate: within a region", index, linear, Located.Within.class::isInstance);
        row("locate: near one", index, linear, Located.Near.class::isInstance);
        row("locate: unknown", index, linear, Located.Unknown.class::isInstance);
        for (int radius : RADII) {
            Timed<List<RegionCode>> touched = Timed.of(points, point -> boundaries.touchedBy(point, radius));
            Timed<List<RegionCode>> scanned = Timed.of(points, point -> scan.touchedBy(point, radius));
            different += count(i -> !touched.answers.get(i).equals(scanned.answers.get(i)));
            String what = String.format(Locale.ROOT, "touchedBy %,d m", radius);
            row(what, touched, scanned, answer -> true);
            row(what + ": any", touched, scanned, answer -> !answer.isEmpty());
        }
    }

    private int count(Predicate<Integer> wanted) {
        return (int) IntStream.range(0, points.size()).boxed().filter(wanted).count();
    }

    private <T> void row(String what, Timed<T> index, Timed<T> scan, Predicate<T> wanted) {
        int[] chosen = IntStream.range(0, points.size())
                .filter(i -> wanted.test(index.answers.get(i)))
                .toArray();
        if (chosen.length > 0) {
            rows.add(new Row(what, index.sorted(chosen), scan.sorted(chosen)));
        }
    }

    private static List<GeoPoint> random(int points, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> new GeoPoint(random.nextDouble(-11.1, 6.1), random.nextDouble(94.9, 141.1)))
                .limit(points)
                .toList();
    }

    /** Answers and nanoseconds, in the order of the points. */
    private record Timed<T>(List<T> answers, long[] nanos) {
        static <T> Timed<T> of(List<GeoPoint> points, Function<GeoPoint, T> lookUp) {
            // The first rounds are for the compiler, which needs many calls of something short and few of something
            // long.
            long until = System.nanoTime() + WARM_UP.toNanos();
            for (int calls = 0; calls < WARM_UP_CALLS && System.nanoTime() < until; calls += points.size()) {
                round(points, lookUp);
            }
            return round(points, lookUp);
        }

        private static <T> Timed<T> round(List<GeoPoint> points, Function<GeoPoint, T> lookUp) {
            List<T> answers = new ArrayList<>(points.size());
            long[] nanos = new long[points.size()];
            for (GeoPoint point : points) {
                long started = System.nanoTime();
                T answer = lookUp.apply(point);
                nanos[answers.size()] = System.nanoTime() - started;
                answers.add(answer);
            }
            return new Timed<>(answers, nanos);
        }

        long[] sorted(int[] chosen) {
            return Arrays.stream(chosen).mapToLong(i -> nanos[i]).sorted().toArray();
        }
    }

    private record Row(String what, long[] index, long[] scan) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    ROW,
                    what,
                    index.length,
                    mean(index),
                    share(index, 0.5),
                    share(index, 0.99),
                    mean(scan),
                    share(scan, 0.5),
                    share(scan, 0.99),
                    mean(scan) / mean(index));
        }

        private static double mean(long[] nanos) {
            return Arrays.stream(nanos).average().orElse(Double.NaN) / 1000;
        }

        private static double share(long[] sorted, double share) {
            return sorted[(int) (share * (sorted.length - 1))] / 1000.0;
        }
    }
}
