package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallClass;
import id.layanan112.monitoring.figures.Series.Point;
import id.layanan112.monitoring.ledger.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * A series as {@code kit/chart.js} draws it.
 *
 * @param at the steps of time
 * @param lines one for each class, and one for calls without a class
 */
public record Chart(List<String> at, List<Line> lines) {

    /** @param stack lines of one stack are drawn on top of each other */
    public record Line(String name, String stack, List<Long> values) {}

    static Chart of(List<Point> points, Words words) {
        List<Line> lines = new ArrayList<>();
        for (CallClass one : CallClass.values()) {
            lines.add(line(words.classOf(one), one.name(), points));
        }
        lines.add(line(words.open(), Cell.OPEN, points));
        return new Chart(
                points.stream()
                        .map(point -> point.at().length() > 10 ? point.at().substring(11) : point.at())
                        .toList(),
                lines);
    }

    private static Line line(String name, String callClass, List<Point> points) {
        return new Line(
                name,
                "calls",
                points.stream()
                        .map(point -> point.byClass().getOrDefault(callClass, 0L))
                        .toList());
    }
}
