package id.layanan112.intake.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Mac;
import id.layanan112.kit.protection.Keyset;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Numbers of callers as keyed hashes: enough to find other calls from the same one, and nothing to read. */
@ApplicationScoped
public class CallerNumbers {
    private static final int FEWEST_DIGITS = 3;

    private final Sql sql;
    private final Mac mac;

    CallerNumbers(Sql sql, @ConfigProperty(name = "layanan112.keys.directory") String directory) {
        this.sql = sql;
        this.mac = Keyset.mac(Path.of(directory, "caller-number.json"));
    }

    /**
     * The number of one call.
     *
     * @param unsafe true when calling back could harm the caller
     */
    public record Known(byte[] seal, boolean unsafe) {}

    /** A call and the number that it came from. */
    public record OfCall(UUID callId, Known number) {}

    /** @return empty when what was given is no number */
    public Optional<Known> known(@Nullable String number, @Nullable Boolean safeToCallBack) {
        return seal(number).map(seal -> new Known(seal, Boolean.FALSE.equals(safeToCallBack)));
    }

    /** The same for every way of writing a number: {@code 0812...}, {@code +62 812-...}, {@code 62812...}. */
    public Optional<byte[]> seal(@Nullable String number) {
        String digits = digits(number);
        if (digits.length() < FEWEST_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(mac.computeMac(digits.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a number cannot be sealed");
        }
    }

    static String digits(@Nullable String number) {
        if (number == null) {
            return "";
        }
        String digits = number.replaceAll("[^0-9]", "");
        return digits.startsWith("0") ? "62" + digits.substring(1) : digits;
    }

    /** Takes over what is known now, in the current transaction; what was said to be unsafe stays so. */
    public void keep(List<OfCall> numbers) {
        sql.batch(
                "INSERT INTO call_number (call_id, seal, unsafe) VALUES (?, ?, ?) ON CONFLICT (call_id) DO UPDATE"
                        + " SET seal = EXCLUDED.seal, unsafe = call_number.unsafe OR EXCLUDED.unsafe",
                numbers.stream()
                        .map(one -> new @Nullable Object[] {
                            one.callId(), one.number().seal(), one.number().unsafe()
                        })
                        .toList());
    }

    /** Calling this caller back could harm them; in the current transaction. */
    public void unsafe(UUID callId) {
        sql.update("UPDATE call_number SET unsafe = true WHERE call_id = ?", callId);
    }

    /** Calls from the same number within a day before or after this one, newest first. */
    public List<UUID> others(UUID callId, int most) {
        return sql.query(
                "SELECT other.call_id FROM call_number mine JOIN call_number other USING (seal)"
                        + " JOIN call c ON c.call_id = other.call_id"
                        + " JOIN call this ON this.call_id = mine.call_id"
                        + " WHERE mine.call_id = ? AND other.call_id <> mine.call_id"
                        + " AND c.received_at BETWEEN this.received_at - interval '1 day'"
                        + " AND this.received_at + interval '1 day' ORDER BY c.received_at DESC LIMIT ?",
                row -> row.getObject(1, UUID.class),
                callId,
                most);
    }

    /** Those of them that have a number. */
    public Map<UUID, Known> of(Collection<UUID> callIds) {
        Map<UUID, Known> known = new HashMap<>();
        sql.query(
                "SELECT call_id, seal, unsafe FROM call_number WHERE call_id = ANY (?)",
                row -> known.put(row.getObject(1, UUID.class), new Known(row.getBytes(2), row.getBoolean(3))),
                (Object) callIds.toArray(UUID[]::new));
        return known;
    }

    /** Empty for calls without a number. */
    public Optional<Known> of(UUID callId) {
        return sql.first(
                "SELECT seal, unsafe FROM call_number WHERE call_id = ?",
                row -> new Known(row.getBytes(1), row.getBoolean(2)),
                callId);
    }
}
