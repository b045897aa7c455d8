package id.layanan112.intake.console;

import id.layanan112.intake.call.CallRecords;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says that a call is otherwise than it was, and nothing of it: who has it before them reads it again. */
@ApplicationScoped
class CallMarks {
    private final CallRecords calls;
    private final Sql sql;

    CallMarks(CallRecords calls, Sql sql) {
        this.calls = calls;
        this.sql = sql;
    }

    /** @return empty when there is no such call for the asker */
    String of(Access access, UUID callId) {
        return calls.visible(access, callId)
                .map(call ->
                        call.version() + "/" + number("caller_location", callId) + "/" + number("silent_step", callId))
                .orElse("");
    }

    private long number(String table, UUID callId) {
        return sql.first("SELECT count(*) FROM " + table + " WHERE call_id = ?", row -> row.getLong(1), callId)
                .orElse(0L);
    }
}
