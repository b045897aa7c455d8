package id.layanan112.intake.telephony;

import id.layanan112.intake.nuisance.Measure;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls that ring, in the order of answering: a nuisance waits, and is never left out. */
@ApplicationScoped
public class WaitingCalls {
    private static final int MOST = 500;

    private final Sql sql;

    WaitingCalls(Sql sql) {
        this.sql = sql;
    }

    /** @param nuisance what people said of its number, if anything */
    public record Waiting(
            UUID callId,
            String centreCode,
            Instant receivedAt,
            @Nullable Measure nuisance) {
        private boolean later() {
            return nuisance != null && nuisance.later();
        }
    }

    public List<Waiting> of(Access access) {
        List<Waiting> ringing = sql.query(
                "SELECT c.call_id, c.centre_code, c.received_at, n.measure FROM call c"
                        + " LEFT JOIN call_number USING (call_id)"
                        + " LEFT JOIN nuisance n ON n.centre_code = c.centre_code AND n.seal = call_number.seal"
                        + " AND (n.until IS NULL OR n.until > now())"
                        + " WHERE (? OR c.centre_code = ANY (?)) AND c.ringing AND c.received_at > now() - interval '1 hour'"
                        + " ORDER BY c.received_at, c.call_id LIMIT " + MOST,
                row -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Objects.requireNonNull(Sql.instant(row, "received_at")),
                        row.getString(4) == null ? null : Measure.valueOf(row.getString(4))),
                access.nation(),
                access.centres().toArray(String[]::new));
        return Stream.concat(
                        ringing.stream().filter(call -> !call.later()),
                        ringing.stream().filter(Waiting::later))
                .toList();
    }
}
