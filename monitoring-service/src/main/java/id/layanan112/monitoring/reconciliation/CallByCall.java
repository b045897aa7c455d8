package id.layanan112.monitoring.reconciliation;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names the calls that make a difference. */
@ApplicationScoped
class CallByCall {
    private final Sql sql;

    CallByCall(Sql sql) {
        this.sql = sql;
    }

    /**
     * A call as it is counted, here or there.
     *
     * @param callClass null for one that is not classed yet
     */
    record CountedCall(UUID callId, @Nullable String callClass) {}

    /** @param here as it is counted here */
    record Otherwise(
            UUID callId, @Nullable String there, @Nullable String here) {}

    /**
     * What differs.
     *
     * @param missing the centre has them, and they are not counted here
     * @param extra they are counted here, and the centre does not have them
     * @param otherwise both have them, in other classes
     */
    record Differences(long there, long here, List<UUID> missing, List<UUID> extra, List<Otherwise> otherwise) {}

    List<CountedCall> of(String centre, LocalDate day) {
        return sql.query(
                "SELECT id, NULLIF(class, 'OPEN') FROM counts.call_state"
                        + " WHERE centre = ? AND local_day = ? AND NOT gone AND NOT exercise ORDER BY id",
                row -> new CountedCall(row.getObject(1, UUID.class), row.getString(2)),
                centre,
                day);
    }

    Differences compare(String centre, LocalDate day, List<CountedCall> there) {
        Map<UUID, CountedCall> here = new HashMap<>();
        of(centre, day).forEach(call -> here.put(call.callId(), call));
        long counted = here.size();
        List<UUID> missing = new ArrayList<>();
        List<Otherwise> otherwise = new ArrayList<>();
        for (CountedCall call : there) {
            CountedCall same = here.remove(call.callId());
            if (same == null) {
                missing.add(call.callId());
            } else if (!same.equals(call)) {
                otherwise.add(new Otherwise(call.callId(), call.callClass(), same.callClass()));
            }
        }
        return new Differences(
                there.size(), counted, missing, here.keySet().stream().sorted().toList(), otherwise);
    }
}
