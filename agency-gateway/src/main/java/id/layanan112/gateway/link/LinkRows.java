package id.layanan112.gateway.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which device each link was opened, and which are revoked. Of a device only a hash is kept. */
@ApplicationScoped
class LinkRows {
    private final Sql sql;

    LinkRows(Sql sql) {
        this.sql = sql;
    }

    /** To whom a link leads. */
    record Target(UUID deliveryId, int channel, UUID dispatchId, String agencyId) {}

    /** How a link is to whoever comes with it. */
    enum State {
        /** Nobody has opened it. */
        SHUT,
        /** It was opened on this device. */
        OPEN,
        OTHER_DEVICE,
        REVOKED
    }

    Optional<Target> target(UUID deliveryId, int channel) {
        return sql.first(
                "SELECT dispatch_id, agency_id FROM delivery WHERE delivery_id = ?",
                row -> new Target(deliveryId, channel, row.getObject(1, UUID.class), row.getString(2)),
                deliveryId);
    }

    State state(Target target, @Nullable String device) {
        return sql.first(
                        "SELECT revoked_at IS NOT NULL, device FROM link WHERE delivery_id = ? AND channel = ?",
                        row -> row.getBoolean(1)
                                ? State.REVOKED
                                : hash(device).equals(row.getString(2)) ? State.OPEN : State.OTHER_DEVICE,
                        target.deliveryId(),
                        (short) target.channel())
                .orElse(State.SHUT);
    }

    /** @return false when it was opened before, be it on this device */
    boolean open(Target target, String device) {
        return sql.update(
                        "INSERT INTO link (delivery_id, channel, dispatch_id, agency_id, lane, device)"
                                + " SELECT delivery_id, ?, dispatch_id, agency_id, lane, ? FROM delivery"
                                + " WHERE delivery_id = ? ON CONFLICT DO NOTHING",
                        (short) target.channel(),
                        hash(device),
                        target.deliveryId())
                == 1;
    }

    /** Every link to an order that an agency may have got, opened or not. */
    int revoke(UUID dispatchId, String agencyId) {
        return sql.update(
                "INSERT INTO link (delivery_id, channel, dispatch_id, agency_id, lane, device, revoked_at)"
                        + " SELECT delivery_id, position, dispatch_id, agency_id, lane, '', now() FROM delivery,"
                        + " generate_series(0, 8) AS position WHERE dispatch_id = ? AND agency_id = ?"
                        + " ON CONFLICT (delivery_id, channel) DO UPDATE SET revoked_at = now()",
                dispatchId,
                agencyId);
    }

    private static String hash(@Nullable String device) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(device).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
