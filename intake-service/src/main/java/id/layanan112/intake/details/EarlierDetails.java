package id.layanan112.intake.details;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What was known before it was mended: a wrong address is part of what happened. */
@ApplicationScoped
public class EarlierDetails {
    private final Sql sql;
    private final DataKeys keys;
    private final ObjectMapper json;

    EarlierDetails(Sql sql, DataKeys keys, ObjectMapper json) {
        this.sql = sql;
        this.keys = keys;
        this.json = json;
    }

    /**
     * A place that was thought to be right.
     *
     * @param subjectId the incident, or the call that told of it
     * @param by the subject of the token of whoever mended it
     */
    public record Place(UUID subjectId, CallDetails.Scene place, Instant until, String by) {
        @Override
        public String toString() {
            return "Place[...]";
        }
    }

    /** In the current transaction, which is about to replace it. */
    void keep(UUID subjectId, Block block, String who) {
        sql.update(
                "INSERT INTO earlier_block (subject_id, block, owner_id, ciphertext, mended_by)"
                        + " SELECT subject_id, block, owner_id, ciphertext, ? FROM protected_block"
                        + " WHERE subject_id = ? AND block = ?",
                who,
                subjectId,
                block.word());
    }

    /** Of an incident and its calls, oldest first; the caller has written the audit row. */
    public List<Place> places(List<UUID> subjects) {
        return sql.query(
                "SELECT subject_id, owner_id, wrapped, ciphertext, until, mended_by FROM earlier_block"
                        + " JOIN data_key USING (owner_id) WHERE subject_id = ANY (?) AND block = ? ORDER BY until",
                row -> {
                    UUID subjectId = row.getObject(1, UUID.class);
                    byte[] clear = keys.open(
                            row.getObject(2, UUID.class),
                            row.getBytes(3),
                            row.getBytes(4),
                            DetailsVault.associated(subjectId, Block.SCENE.word()));
                    return new Place(
                            subjectId,
                            scene(clear),
                            Objects.requireNonNull(Sql.instant(row, "until")),
                            row.getString(6));
                },
                (Object) subjects.toArray(UUID[]::new),
                Block.SCENE.word());
    }

    private CallDetails.Scene scene(byte[] clear) {
        try {
            return StoredJson.reader(json, CallDetails.Scene.class).readValue(clear);
        } catch (IOException e) {
            throw new IllegalStateException("details cannot be read");
        }
    }
}
