package id.layanan112.intake.contact;

import id.layanan112.intake.details.SealedText;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What was written, both ways; answers wait here until the port has them. */
@ApplicationScoped
class Messages {
    private static final Logger LOG = Logger.getLogger(Messages.class);
    private static final int AT_ONCE = 100;

    private final Sql sql;
    private final SealedText seals;
    private final TextPort port;

    Messages(Sql sql, SealedText seals, TextPort port) {
        this.sql = sql;
        this.seals = seals;
        this.port = port;
    }

    /** @param handedAt of an answer: when the port had it; null while it waits */
    record Message(
            UUID messageId,
            boolean outgoing,
            Instant at,
            String who,
            String text,
            @Nullable Instant handedAt) {
        @Override
        public String toString() {
            return "Message[" + messageId + "]";
        }
    }

    /** A call that is a conversation. */
    record Contact(UUID callId, String centreCode, String contactId) {}

    /** In the current transaction; a message of the same id is there once. */
    void arrived(Contact contact, String theirId, Instant at, String who, String text) {
        sql.update(
                "INSERT INTO contact (call_id, centre_code, contact_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                contact.callId(),
                contact.centreCode(),
                contact.contactId());
        insert(Ids.derived(contact.callId(), "message", theirId), contact.callId(), false, at, who, text);
    }

    /** In the current transaction. */
    void answer(UUID callId, UUID messageId, Instant at, String who, String text) {
        insert(messageId, callId, true, at, who, text);
    }

    private void insert(UUID id, UUID callId, boolean outgoing, Instant at, String who, String text) {
        SealedText.Closed closed = seals.close(id, text);
        sql.update(
                "INSERT INTO contact_message (message_id, call_id, outgoing, at, who, wrapped, ciphertext)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                callId,
                outgoing,
                at,
                who,
                closed.wrapped(),
                closed.ciphertext());
    }

    Optional<Contact> contact(UUID callId) {
        return sql.first(
                "SELECT call_id, centre_code, contact_id FROM contact WHERE call_id = ?",
                row -> new Contact(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                callId);
    }

    /** Oldest first; the caller has written the audit row. */
    List<Message> of(UUID callId) {
        return sql.query(
                "SELECT message_id, outgoing, at, who, wrapped, ciphertext, handed_at FROM contact_message"
                        + " WHERE call_id = ? ORDER BY at, message_id",
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Message(
                            id,
                            row.getBoolean(2),
                            Objects.requireNonNull(Sql.instant(row, "at")),
                            row.getString(4),
                            seals.open(id, new SealedText.Closed(row.getBytes(5), row.getBytes(6))),
                            Sql.instant(row, "handed_at"));
                },
                callId);
    }

    private record Waiting(UUID messageId, Contact contact, String text) {
        @Override
        public String toString() {
            return "Waiting[" + messageId + "]";
        }
    }

    /** Marked after it was handed over: a crash between them hands the same message over again. */
    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handOver() {
        int refused = 0;
        for (Waiting one : waiting()) {
            try {
                port.send(one.contact().centreCode(), one.contact().contactId(), one.messageId(), one.text());
                QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "UPDATE contact_message SET handed_at = now() WHERE message_id = ?", one.messageId()));
            } catch (UncheckedIOException e) {
                refused++;
            }
        }
        if (refused > 0) {
            LOG.warnf("%d messages wait: the port did not take them", refused);
        }
    }

    /**
     * The oldest of each conversation: one that the port refuses holds up its own conversation and no other. Where there
     * are many, others each time.
     */
    private List<Waiting> waiting() {
        return sql.query(
                "SELECT * FROM (SELECT DISTINCT ON (c.call_id) m.message_id, c.call_id, c.centre_code, c.contact_id,"
                        + " m.wrapped, m.ciphertext FROM contact_message m JOIN contact c USING (call_id)"
                        + " WHERE m.outgoing AND m.handed_at IS NULL ORDER BY c.call_id, m.at) oldest"
                        + " ORDER BY random() LIMIT " + AT_ONCE,
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Waiting(
                            id,
                            new Contact(row.getObject(2, UUID.class), row.getString(3), row.getString(4)),
                            seals.open(id, new SealedText.Closed(row.getBytes(5), row.getBytes(6))));
                });
    }
}
