package id.layanan112.monitoring.counts;

import id.layanan112.contracts.CallSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The rule of counting: the highest version of a call counts, once, wherever and however often it was told. */
final class CallStates {
    private CallStates() {}

    /** A call as last known. */
    record Known(long version, Cell cell) {}

    /**
     * What has to be written.
     *
     * @param states the calls whose state is new
     * @param deltas what changes in which cell, in the order in which cells are locked; never 0
     */
    record Change(Map<UUID, Known> states, SortedMap<Cell, Long> deltas) {}

    /** @param known the states of all calls that {@code told} speaks of, as far as there are any */
    static Change apply(Map<UUID, Known> known, Collection<CallSnapshot> told) {
        Map<UUID, Known> next = new HashMap<>();
        SortedMap<Cell, Long> deltas = new TreeMap<>();
        for (CallSnapshot call : told) {
            Known before = next.getOrDefault(call.callId(), known.get(call.callId()));
            if (before != null && before.version() >= call.version()) {
                continue;
            }
            Known now = new Known(call.version(), Cell.of(call));
            if (before != null) {
                deltas.merge(before.cell(), -1L, Long::sum);
            }
            deltas.merge(now.cell(), 1L, Long::sum);
            next.put(call.callId(), now);
        }
        deltas.values().removeIf(delta -> delta == 0);
        return new Change(next, deltas);
    }
}
