package id.layanan112.regions;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The command that prints what {@link RegionsOfPoints} measures. */
final class MeasureBoundaries {
    private static final String HELP = """
            Usage: MeasureBoundaries FILE [--points N] [--seed N]

            Tells the regions of random points by the boundaries of FILE (GeoJSON, one feature for each region, its code
            in properties.code), and how long that takes beside a linear scan of the same boundaries.

              --points N   how many points, 1 or more (default 5000)
              --seed N     of the random points (default 112)
              --help       this text

            Ends with 0; with 1 when the file cannot be used or index and scan do not agree; with 2 for a wrong call.
            """;

    private MeasureBoundaries() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.print(HELP);
            return 0;
        }
        try {
            RegionsOfPoints measured = measured(new ArrayDeque<>(List.of(arguments)));
            out.println(measured.report());
            return measured.different() == 0 ? 0 : 1;
        } catch (BoundariesUnreadable e) {
            err.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println("wrong call, see --help: " + e.getMessage());
            return 2;
        }
    }

    private static RegionsOfPoints measured(Deque<String> words) {
        int points = 5000;
        long seed = 112;
        String file = "";
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--points" -> points = (int) number(word, words, 1, Integer.MAX_VALUE);
                case "--seed" -> seed = number(word, words, Long.MIN_VALUE, Long.MAX_VALUE);
                default -> file = file(word, file);
            }
        }
        if (file.isEmpty()) {
            throw new IllegalArgumentException("no FILE is named");
        }
        return RegionsOfPoints.measure(Path.of(file), points, seed);
    }

    private static String file(String word, String before) {
        if (word.startsWith("-") || !before.isEmpty()) {
            throw new IllegalArgumentException(word + " is not expected");
        }
        return word;
    }

    private static long number(String option, Deque<String> words, long least, long most) {
        try {
            long number = Long.parseLong(words.isEmpty() ? "" : words.pop());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Told below, like a number out of bounds.
        }
        throw new IllegalArgumentException(option + " needs a number");
    }
}
