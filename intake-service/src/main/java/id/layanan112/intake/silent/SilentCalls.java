package id.layanan112.intake.silent;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The procedure of each region, and the steps that were recorded. */
@ApplicationScoped
public class SilentCalls {
    private final Sql sql;
    private final SilentSettings settings;

    SilentCalls(Sql sql, SilentSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** A step that was done, by the subject of a token. */
    public record Recorded(SilentStep step, SilentResult result, String by, Instant at) {}

    /** What is to be recorded of one call. */
    public record Told(UUID callId, Map<SilentStep, SilentResult> steps, String by) {}

    /** @param region null while it is unknown */
    public SilentProcedure procedure(@Nullable String region) {
        List<SilentStep> own = region == null ? null : settings.regions().get(region);
        return new SilentProcedure(own == null ? settings.steps() : own);
    }

    /** In the current transaction; a step that is done again has its new result. */
    public void record(List<Told> told) {
        sql.batch(
                "INSERT INTO silent_step (call_id, step, result, by) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (call_id, step) DO UPDATE SET result = EXCLUDED.result, by = EXCLUDED.by,"
                        + " at = now()",
                told.stream()
                        .flatMap(one -> one.steps().entrySet().stream().map(step ->
                                new @Nullable Object[] {one.callId(), step.getKey(), step.getValue(), one.by()}))
                        .toList());
    }

    public List<Recorded> of(UUID callId) {
        return sql.query(
                "SELECT step, result, by, at FROM silent_step WHERE call_id = ? ORDER BY at, step",
                row -> new Recorded(
                        SilentStep.valueOf(row.getString(1)),
                        SilentResult.valueOf(row.getString(2)),
                        row.getString(3),
                        Objects.requireNonNull(Sql.instant(row, "at"))),
                callId);
    }

    public Map<SilentStep, SilentResult> results(UUID callId) {
        Map<SilentStep, SilentResult> results = new EnumMap<>(SilentStep.class);
        of(callId).forEach(one -> results.put(one.step(), one.result()));
        return results;
    }
}
