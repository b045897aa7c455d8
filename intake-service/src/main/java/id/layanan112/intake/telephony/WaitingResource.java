package id.layanan112.intake.telephony;

import id.layanan112.intake.nuisance.Measure;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.sql.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The queue of calls that ring. */
@Path("/telephony/waiting")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY})
public class WaitingResource {
    private static final int MOST = 500;

    private final Sql sql;
    private final Access access;

    WaitingResource(Sql sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /** @param nuisance what people said of its number, if anything */
    record Waiting(
            UUID callId,
            String centreCode,
            Instant receivedAt,
            @Nullable Measure nuisance) {
        private boolean later() {
            return nuisance != null && nuisance.later();
        }
    }

    record Queue(List<Waiting> items) {}

    @GET
    @Operation(
            summary = "Panggilan yang berdering, menurut urutan jawab. Calls that ring, in the order of answering;"
                    + " a nuisance waits, and is never left out.")
    public Queue waiting() {
        List<Waiting> ringing = sql.query(
                "SELECT c.call_id, c.centre_code, c.received_at, n.measure FROM call c"
                        + " LEFT JOIN call_number USING (call_id)"
                        + " LEFT JOIN nuisance n ON n.centre_code = c.centre_code AND n.seal = call_number.seal"
                        + " AND (n.until IS NULL OR n.until > now())"
                        + " WHERE (? OR c.centre_code = ?) AND c.ringing AND c.received_at > now() - interval '1 hour'"
                        + " ORDER BY c.received_at, c.call_id LIMIT " + MOST,
                row -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Objects.requireNonNull(Sql.instant(row, "received_at")),
                        row.getString(4) == null ? null : Measure.valueOf(row.getString(4))),
                access.nation(),
                access.centre().orElse(""));
        return new Queue(Stream.concat(
                        ringing.stream().filter(call -> !call.later()),
                        ringing.stream().filter(Waiting::later))
                .toList());
    }
}
