package id.layanan112.simulator;

import id.layanan112.simulator.Script.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows sent against calls in intake against facts in monitoring.
 *
 * @param lost sent and not in intake
 * @param phantom new in intake and not sent
 * @param created calls that are new since this run began: 0 when the same run id was sent before
 * @param duplicate rows that became more than one call, or several rows one call
 * @param mismatched cells in which monitoring's growth is not what was sent
 * @param unacknowledged incidents where a kind has neither acknowledged nor a named human holds what was told to fail
 */
record Reconciliation(
        int rows,
        int sent,
        int created,
        int lost,
        int phantom,
        int duplicate,
        int mismatched,
        int unacknowledged,
        long seconds) {

    boolean exact() {
        return lost == 0 && phantom == 0 && duplicate == 0 && mismatched == 0 && unacknowledged == 0 && sent == rows;
    }

    /** @param callOfRow the call that each row became, as intake answered */
    static Reconciliation of(
            List<Line> lines,
            Map<Integer, String> callOfRow,
            Counted before,
            Counted after,
            int unacknowledged,
            long seconds) {
        Set<String> ours = new HashSet<>(callOfRow.values());
        Set<String> grown = new HashSet<>(after.calls());
        grown.removeAll(before.calls());
        int lost = (int) ours.stream().filter(id -> !after.calls().contains(id)).count();
        int phantom = (int) grown.stream().filter(id -> !ours.contains(id)).count();
        int duplicate = callOfRow.size() - ours.size();
        return new Reconciliation(
                lines.size(),
                callOfRow.size(),
                grown.size(),
                lost,
                phantom,
                duplicate,
                mismatched(lines, callOfRow, before, after),
                unacknowledged,
                seconds);
    }

    private static int mismatched(List<Line> lines, Map<Integer, String> callOfRow, Counted before, Counted after) {
        Map<String, Long> expected = new HashMap<>();
        for (Line line : lines) {
            String id = callOfRow.get(line.row());
            // A row of an earlier run with the same id is no new call.
            if (id != null && !before.calls().contains(id)) {
                String at = line.day() + "/" + line.region().value() + "/";
                expected.merge(at + "NORMAL", 1L, Long::sum);
                expected.merge(at + line.type(), 1L, Long::sum);
            }
        }
        Set<String> cells = new HashSet<>(expected.keySet());
        cells.addAll(after.figures().keySet());
        cells.addAll(before.figures().keySet());
        return (int) cells.stream()
                .filter(cell -> after.figures().getOrDefault(cell, 0L)
                                - before.figures().getOrDefault(cell, 0L)
                        != expected.getOrDefault(cell, 0L))
                .count();
    }
}
