package id.layanan112.monitoring.dashboard;

import java.util.List;

/**
 * How dark a region is drawn: by calls a day, in steps that are the same every day, so that two days can be compared by
 * eye.
 */
final class Levels {
    private static final List<Integer> FROM = List.of(1, 10, 30, 100, 300);

    private Levels() {}

    static String of(long calls, long days) {
        double perDay = calls / (double) days;
        // Some calls in many days are not none.
        int level = calls > 0 && perDay < 1
                ? 1
                : (int) FROM.stream().filter(from -> perDay >= from).count();
        return Integer.toString(level);
    }

    /** What a level means, for the legend. */
    record Step(String level, String range) {}

    static List<Step> legend() {
        return List.of(
                new Step("0", "0"),
                new Step("1", "1–9"),
                new Step("2", "10–29"),
                new Step("3", "30–99"),
                new Step("4", "100–299"),
                new Step("5", "≥ 300"));
    }
}
