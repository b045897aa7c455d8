package id.layanan112.monitoring.reconciliation;

import id.layanan112.contracts.CentreEvent.PublishedCalls;
import id.layanan112.monitoring.ledger.Cell;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls of one centre on one of its days.
 *
 * @param byClass {@code OPEN} for those without a class; no class with 0
 */
record DayCounts(SortedMap<String, Long> byClass) {
    static final DayCounts NONE = new DayCounts(new TreeMap<>());

    DayCounts plus(String callClass, long calls) {
        SortedMap<String, Long> more = new TreeMap<>(byClass);
        if (calls != 0) {
            more.merge(callClass, calls, Long::sum);
        }
        return new DayCounts(more);
    }

    DayCounts plus(DayCounts other) {
        DayCounts sum = this;
        for (Map.Entry<String, Long> more : other.byClass.entrySet()) {
            sum = sum.plus(more.getKey(), more.getValue());
        }
        return sum;
    }

    static DayCounts of(PublishedCalls line) {
        return NONE.plus(line.callClass() == null ? Cell.OPEN : line.callClass().name(), line.calls());
    }

    long total() {
        return byClass.values().stream().mapToLong(n -> n).sum();
    }
}
