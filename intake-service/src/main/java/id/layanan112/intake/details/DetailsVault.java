package id.layanan112.intake.details;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps details of people under a data key of their own: one per incident, or per call without one. Without the key,
 * which the master keyset wraps, the rows are noise; erasing a person is destroying it.
 */
@ApplicationScoped
public class DetailsVault {
    /** Of lines in one block: an order for many kinds carries it many times. */
    private static final int TRAVELLING_BYTES = 16_000;

    private final Sql sql;
    private final DataKeys keys;
    private final EarlierDetails earlier;
    private final CallerPlaces callers;
    private final BlockCipher blocks;
    private final ObjectMapper json;

    DetailsVault(
            Sql sql,
            DataKeys keys,
            EarlierDetails earlier,
            CallerPlaces callers,
            BlockCipher blocks,
            ObjectMapper json) {
        this.sql = sql;
        this.keys = keys;
        this.earlier = earlier;
        this.callers = callers;
        this.blocks = blocks;
        this.json = json;
    }

    /**
     * Details of one call under the data key of their owner, ready to be stored.
     *
     * @param ownerId the incident, or the call without one
     * @param wrapped the owner's data key, under the master keyset
     * @param ciphertexts by block; empty where nothing is known
     */
    public record Sealed(UUID callId, UUID ownerId, byte[] wrapped, Map<Block, byte[]> ciphertexts) {}

    /** Closes the details of a call under a new data key: the work of the processor, outside of any transaction. */
    public Sealed seal(UUID callId, @Nullable UUID incidentId, CallDetails details) {
        Map<Block, byte[]> clear = clear(details);
        UUID owner = incidentId == null ? callId : incidentId;
        if (clear.isEmpty()) {
            return new Sealed(callId, owner, new byte[0], Map.of());
        }
        DataKeys.Fresh key = keys.fresh(owner);
        Map<Block, byte[]> ciphertexts = new EnumMap<>(Block.class);
        clear.forEach((block, value) -> ciphertexts.put(block, key.close(value, associated(callId, block.word()))));
        return new Sealed(callId, owner, key.wrapped(), ciphertexts);
    }

    /** Stores what was sealed in the current transaction; each has an owner of its own. */
    public void store(List<Sealed> sealed) {
        List<Sealed> known =
                sealed.stream().filter(one -> !one.ciphertexts().isEmpty()).toList();
        sql.batch(
                "INSERT INTO data_key (owner_id, wrapped) VALUES (?, ?)",
                known.stream()
                        .map(one -> new @Nullable Object[] {one.ownerId(), one.wrapped()})
                        .toList());
        sql.batch(
                "INSERT INTO protected_block (subject_id, block, owner_id, ciphertext) VALUES (?, ?, ?, ?)",
                known.stream()
                        .flatMap(one -> one.ciphertexts().entrySet().stream().map(block -> new @Nullable Object[] {
                            one.callId(), block.getKey().word(), one.ownerId(), block.getValue()
                        }))
                        .toList());
    }

    /** The same details as they travel in events: closed under the keysets of the blocks. */
    public ProtectedBlocks travelling(UUID incidentId, CallDetails details) {
        Map<Block, byte[]> clear = clear(details);
        return new ProtectedBlocks(
                travelling(incidentId, Block.CALLER, clear),
                travelling(incidentId, Block.SCENE, clear),
                travelling(incidentId, Block.NARRATIVE, clear));
    }

    /** Opens what is kept of a call; the caller has written the audit row. */
    public CallDetails read(UUID callId) {
        return new CallDetails(
                read(callId, Block.CALLER, CallDetails.Caller.class),
                read(callId, Block.SCENE, CallDetails.Scene.class),
                read(callId, Block.NARRATIVE, CallDetails.Narrative.class));
    }

    /**
     * What is known of an incident as it travels: of each block its own, else that of the call that opened it, else that
     * of the oldest of its calls. Where a caller's telephone is belongs to the caller, for those who may know the caller;
     * what was told later belongs to the narrative.
     */
    public ProtectedBlocks travelling(UUID incidentId, List<UUID> calls) {
        Map<Block, byte[]> clear = new EnumMap<>(Block.class);
        sql.query(
                "SELECT DISTINCT ON (block) subject_id, block, owner_id, wrapped, ciphertext"
                        + " FROM protected_block JOIN data_key USING (owner_id) WHERE subject_id = ANY (?)"
                        + " ORDER BY block, subject_id = ? DESC, owner_id = ? DESC, subject_id",
                row -> clear.put(
                        Block.ofWord(row.getString(2)),
                        open(
                                new Stored(row.getObject(3, UUID.class), row.getBytes(4), row.getBytes(5)),
                                row.getObject(1, UUID.class),
                                row.getString(2))),
                Stream.concat(Stream.of(incidentId), calls.stream()).toArray(UUID[]::new),
                incidentId,
                incidentId);
        callers.place(calls)
                .ifPresent(where -> clear.put(Block.CALLER, with(clear.get(Block.CALLER), "location", where)));
        List<ToldLine> told = lately(incidentId);
        if (!told.isEmpty()) {
            clear.put(Block.NARRATIVE, with(clear.get(Block.NARRATIVE), "lines", told));
        }
        return new ProtectedBlocks(
                travelling(incidentId, Block.CALLER, clear),
                travelling(incidentId, Block.SCENE, clear),
                travelling(incidentId, Block.NARRATIVE, clear));
    }

    /** Who calls, unless that is known already; in the current transaction. */
    public void caller(UUID callId, CallDetails.Caller caller) {
        String block = Block.CALLER.word();
        sql.update(
                "INSERT INTO protected_block (subject_id, block, owner_id, ciphertext) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (subject_id, block) DO NOTHING",
                callId,
                block,
                callId,
                keys.close(callId, written(caller), associated(callId, block)));
    }

    /**
     * Completes what is kept of a call, in the current transaction, which has locked it: the caller's fields one by one,
     * the place as a whole, the narrative only where there is none.
     *
     * @param who the subject of the token
     * @return false, and nothing is changed, when there is a narrative and another one is given
     */
    public boolean complete(UUID callId, @Nullable UUID incidentId, CallDetails more, String who) {
        CallDetails known = read(callId);
        if (known.narrative() != null && more.narrative() != null) {
            return false;
        }
        CallDetails.Caller caller =
                more.caller() != null && known.caller() != null ? known.caller().and(more.caller()) : more.caller();
        UUID owner = sql.first(
                        "SELECT owner_id FROM protected_block WHERE subject_id = ? LIMIT 1",
                        row -> row.getObject(1, UUID.class),
                        callId)
                .orElse(incidentId == null ? callId : incidentId);
        clear(new CallDetails(caller, more.scene(), more.narrative()))
                .forEach((block, clear) -> put(callId, block, owner, clear, who));
        return true;
    }

    private void put(UUID subjectId, Block block, UUID owner, byte[] clear, String who) {
        earlier.keep(subjectId, block, who);
        sql.update(
                "INSERT INTO protected_block (subject_id, block, owner_id, ciphertext) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (subject_id, block) DO UPDATE SET owner_id = EXCLUDED.owner_id,"
                        + " ciphertext = EXCLUDED.ciphertext",
                subjectId,
                block.word(),
                owner,
                keys.close(owner, clear, associated(subjectId, block.word())));
    }

    /** Where an incident is, apart from what its calls say: replaces what was known, in the current transaction. */
    public void place(UUID incidentId, CallDetails.Scene scene, String who) {
        put(incidentId, Block.SCENE, incidentId, written(scene), who);
    }

    /** One more line of an incident, in the current transaction. @return the line as it travels */
    public String narrate(UUID incidentId, UUID lineId, CallDetails.Narrative line, String who, Instant at) {
        byte[] clear = written(line);
        sql.update(
                "INSERT INTO narrative_line (line_id, incident_id, at, who, ciphertext) VALUES (?, ?, ?, ?, ?)",
                lineId,
                incidentId,
                at,
                who,
                keys.close(incidentId, clear, associated(lineId, Block.NARRATIVE.word())));
        return blocks.encrypt(incidentId, Block.NARRATIVE, clear);
    }

    /**
     * A line that an agency wrote, in the current transaction: opened, and closed again under the incident's own key. It
     * stays here, for no other agency is told.
     *
     * @param who as the agency calls itself
     * @return false when it does not open, and nothing is kept
     */
    public boolean heard(UUID incidentId, UUID lineId, String response, String who, Instant at) {
        byte[] clear = opened(incidentId, response);
        if (clear == null) {
            return false;
        }
        sql.update(
                "INSERT INTO narrative_line (line_id, incident_id, at, who, ciphertext, of_agency)"
                        + " VALUES (?, ?, ?, ?, ?, true) ON CONFLICT DO NOTHING",
                lineId,
                incidentId,
                at,
                who,
                keys.close(incidentId, clear, associated(lineId, Block.NARRATIVE.word())));
        return true;
    }

    /** What does not read as a line now would not be read later either, and would hide all other lines. */
    private byte @Nullable [] opened(UUID incidentId, String response) {
        if (!blocks.holds(Block.RESPONSE)) {
            return null;
        }
        try {
            byte[] clear = blocks.decrypt(incidentId, Block.RESPONSE, response);
            CallDetails.Narrative line =
                    StoredJson.reader(json, CallDetails.Narrative.class).readValue(clear);
            return line == null || Objects.isNull(line.text()) ? null : written(line);
        } catch (BlockCipher.Unreadable | IOException e) {
            return null;
        }
    }

    /** A line of an incident, in clear. */
    public record Line(UUID lineId, Instant at, String who, String text) {
        @Override
        public String toString() {
            return "Line[...]";
        }
    }

    /** A line as it travels with a narrative: for an agency that was asked after it was told. */
    record ToldLine(UUID lineId, Instant at, String text) {
        @Override
        public String toString() {
            return "ToldLine[...]";
        }
    }

    /** The newest lines of call takers that travel together, oldest first. */
    private List<ToldLine> lately(UUID incidentId) {
        ArrayDeque<ToldLine> lately = new ArrayDeque<>();
        int bytes = 0;
        for (Line line : lines(incidentId, false).reversed()) {
            bytes += line.text().getBytes(UTF_8).length;
            if (bytes > TRAVELLING_BYTES && !lately.isEmpty()) {
                break;
            }
            lately.addFirst(new ToldLine(line.lineId(), line.at(), line.text()));
        }
        return List.copyOf(lately);
    }

    /** How many lines an incident has; what they say stays closed. */
    public long lineCount(UUID incidentId) {
        return sql.first("SELECT count(*) FROM narrative_line WHERE incident_id = ?", row -> row.getLong(1), incidentId)
                .orElse(0L);
    }

    /** All lines of an incident, oldest first; the caller has written the audit row. */
    public List<Line> lines(UUID incidentId) {
        return lines(incidentId, true);
    }

    private List<Line> lines(UUID incidentId, boolean ofAgencies) {
        return sql.query(
                "SELECT line_id, at, who, wrapped, ciphertext FROM narrative_line"
                        + " JOIN data_key ON owner_id = incident_id WHERE incident_id = ? AND (? OR NOT of_agency)"
                        + " ORDER BY line_id",
                row -> {
                    UUID lineId = row.getObject(1, UUID.class);
                    byte[] clear = open(
                            new Stored(incidentId, row.getBytes(4), row.getBytes(5)), lineId, Block.NARRATIVE.word());
                    return new Line(
                            lineId,
                            Objects.requireNonNull(Sql.instant(row, "at")),
                            row.getString(3),
                            read(clear, CallDetails.Narrative.class).text());
                },
                incidentId,
                ofAgencies);
    }

    /**
     * Where incidents are, as a machine compares them: by their own account, else by that of the call that opened them,
     * else by that of the oldest of their calls that knows.
     * Those of which nothing is known are left out.
     */
    public Map<UUID, CallDetails.Scene> scenes(UUID[] incidentIds) {
        Map<UUID, CallDetails.Scene> scenes = new HashMap<>();
        sql.query(
                "SELECT DISTINCT ON (incident_id) incident_id, subject_id, owner_id, wrapped, ciphertext"
                        + " FROM (SELECT id AS incident_id, id AS subject_id FROM unnest(?::uuid[]) AS id"
                        + " UNION ALL SELECT incident_id, call_id FROM call WHERE incident_id = ANY (?)) AS subject"
                        + " JOIN protected_block USING (subject_id) JOIN data_key USING (owner_id) WHERE block = ?"
                        + " ORDER BY incident_id, subject_id = incident_id DESC, owner_id = incident_id DESC, subject_id",
                row -> {
                    byte[] clear = open(
                            new Stored(row.getObject(3, UUID.class), row.getBytes(4), row.getBytes(5)),
                            row.getObject(2, UUID.class),
                            Block.SCENE.word());
                    return scenes.put(row.getObject(1, UUID.class), read(clear, CallDetails.Scene.class));
                },
                incidentIds,
                incidentIds,
                Block.SCENE.word());
        return scenes;
    }

    /** Whether anybody said where the incident is, by its own account or in one of its calls. */
    public boolean placed(UUID incidentId, List<UUID> calls) {
        return sql.first(
                        "SELECT 1 FROM protected_block WHERE subject_id = ANY (?) AND block = ? LIMIT 1",
                        row -> true,
                        Stream.concat(Stream.of(incidentId), calls.stream()).toArray(UUID[]::new),
                        Block.SCENE.word())
                .isPresent();
    }

    /** Where the incident is by its own account; null when only its calls say so. */
    public CallDetails.@Nullable Scene place(UUID incidentId) {
        return read(incidentId, Block.SCENE, CallDetails.Scene.class);
    }

    private @Nullable String travelling(UUID incidentId, Block block, Map<Block, byte[]> clear) {
        byte[] value = clear.get(block);
        return value == null ? null : blocks.encrypt(incidentId, block, value);
    }

    private Map<Block, byte[]> clear(CallDetails details) {
        Map<Block, byte[]> clear = new EnumMap<>(Block.class);
        put(clear, Block.CALLER, details.caller());
        put(clear, Block.SCENE, details.scene());
        put(clear, Block.NARRATIVE, details.narrative());
        return clear;
    }

    private void put(Map<Block, byte[]> clear, Block block, @Nullable Object value) {
        if (value != null) {
            clear.put(block, written(value));
        }
    }

    /** A block, of which nothing may be known besides, with one more field. */
    private byte[] with(byte @Nullable [] block, String field, Object more) {
        try {
            ObjectNode both = block == null ? json.createObjectNode() : json.readValue(block, ObjectNode.class);
            return written(both.set(field, json.valueToTree(more)));
        } catch (IOException e) {
            throw new IllegalStateException("details cannot be read");
        }
    }

    private byte[] written(Object details) {
        try {
            return json.writeValueAsBytes(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details cannot be written");
        }
    }

    private record Stored(UUID ownerId, byte[] wrapped, byte[] ciphertext) {}

    private <T> @Nullable T read(UUID subjectId, Block block, Class<T> type) {
        Optional<Stored> stored = sql.first(
                "SELECT owner_id, wrapped, ciphertext FROM protected_block JOIN data_key USING (owner_id)"
                        + " WHERE subject_id = ? AND block = ?",
                row -> new Stored(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)),
                subjectId,
                block.word());
        return stored.isEmpty() ? null : read(open(stored.get(), subjectId, block.word()), type);
    }

    private byte[] open(Stored stored, UUID subjectId, String block) {
        return keys.open(stored.ownerId(), stored.wrapped(), stored.ciphertext(), associated(subjectId, block));
    }

    private <T> T read(byte[] clear, Class<T> type) {
        try {
            return StoredJson.reader(json, type).readValue(clear);
        } catch (IOException e) {
            throw new IllegalStateException("details cannot be read");
        }
    }

    static byte[] associated(UUID subjectId, String block) {
        return (subjectId + "/" + block).getBytes(UTF_8);
    }
}
