package id.layanan112.gateway.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines are closed before they are written down, and only ever added: line, step and event are one transaction. */
@ApplicationScoped
public class Lines {
    private final Sql sql;
    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final BlockCipher cipher;
    private final ObjectMapper json;
    private final InstantSource clock;

    Lines(
            Sql sql,
            Dispatches dispatches,
            Dispatching dispatching,
            BlockCipher cipher,
            ObjectMapper json,
            InstantSource clock) {
        this.sql = sql;
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** What became of a line. */
    sealed interface Outcome {
        /** It is told, once however often it was sent. */
        record Added(UUID lineId) implements Outcome {}

        record NoSuchOrder() implements Outcome {}

        /** The agency was asked, and neither holds the order nor comes. */
        record Foreign() implements Outcome {}

        /** The request's key was that of another line. */
        record KeyReused() implements Outcome {}
    }

    /** The lock on the order holds a repetition back until the first is through. */
    @Transactional
    Outcome add(UUID dispatchId, String agencyId, String who, String key, String text) {
        Optional<Dispatch> found =
                dispatches.locked(dispatchId).filter(one -> one.asked().contains(agencyId));
        if (found.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        Dispatch dispatch = found.get();
        Optional<Stored> before = before(dispatchId, agencyId, key);
        if (before.isPresent()) {
            String known = open(dispatch.order().incidentId(), before.get().response());
            // One whose keyset is gone cannot be compared: the key alone says that it is the same.
            return known == null || known.equals(text)
                    ? new Outcome.Added(before.get().lineId())
                    : new Outcome.KeyReused();
        }
        if (dispatch.statusOf(agencyId).isEmpty()) {
            return new Outcome.Foreign();
        }
        UUID lineId = Ids.v7();
        String response = cipher.encrypt(dispatch.order().incidentId(), Block.RESPONSE, written(text));
        sql.update(
                "INSERT INTO dispatch_line (line_id, dispatch_id, lane, agency_id, line_key, who, response, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                lineId,
                dispatchId,
                dispatch.order().lane(),
                agencyId,
                key,
                who,
                response,
                clock.instant());
        var _ = dispatching.apply(dispatch, new Happening.Noted(agencyId, lineId, response));
        return new Outcome.Added(lineId);
    }

    /** A line in clear; null where it does not open any more. */
    public record Line(Instant at, @Nullable String text) {
        @Override
        public String toString() {
            return "Line[...]";
        }
    }

    /** What an agency has written, oldest first; for its own people. */
    public List<Line> of(Dispatch dispatch, String agencyId) {
        UUID incidentId = dispatch.order().incidentId();
        return sql.query(
                "SELECT at, response FROM dispatch_line WHERE dispatch_id = ? AND agency_id = ? ORDER BY line_id",
                row -> new Line(Objects.requireNonNull(Sql.instant(row, "at")), open(incidentId, row.getString(2))),
                dispatch.dispatchId(),
                agencyId);
    }

    private record Stored(UUID lineId, String response) {}

    private Optional<Stored> before(UUID dispatchId, String agencyId, String key) {
        return sql.first(
                "SELECT line_id, response FROM dispatch_line WHERE dispatch_id = ? AND agency_id = ? AND line_key = ?",
                row -> new Stored(row.getObject(1, UUID.class), row.getString(2)),
                dispatchId,
                agencyId,
                key);
    }

    private byte[] written(String text) {
        try {
            return json.writeValueAsBytes(new NewLine(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line cannot be written");
        }
    }

    private @Nullable String open(UUID incidentId, String response) {
        if (!cipher.holds(Block.RESPONSE)) {
            return null;
        }
        try {
            return json.readValue(cipher.decrypt(incidentId, Block.RESPONSE, response), NewLine.class)
                    .text();
        } catch (BlockCipher.Unreadable | IOException e) {
            return null;
        }
    }
}
