package id.layanan112.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.registry.AgencyBody.ChannelBody;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import id.layanan112.kit.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of the registry: one person proposes, another one agrees, and both are remembered. */
@ApplicationScoped
class AgencyChanges {
    private static final TypeReference<List<AgencyBody>> BODIES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> VERSIONS = new TypeReference<>() {};

    private final Sql sql;
    private final Agencies agencies;
    private final AgencyChannels channels;
    private final Audit audit;

    AgencyChanges(Sql sql, Agencies agencies, AgencyChannels channels, Audit audit) {
        this.sql = sql;
        this.agencies = agencies;
        this.channels = channels;
        this.audit = audit;
    }

    /** A change as others may see it: never what it holds of secrets. */
    record Change(
            UUID changeId,
            List<String> agencyIds,
            @Nullable String centreCode,
            String proposedBy,
            Instant proposedAt,
            String state,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** What became of an approval. */
    sealed interface Outcome {
        record Decided(Change change) implements Outcome {}

        record NoSuchChange() implements Outcome {}

        /** @param why {@code own}, {@code decided}, {@code stale} or {@code not-yours} */
        record Refused(String why) implements Outcome {}
    }

    /** What only the registry knows to be wrong with it. */
    List<Problem.FieldError> errors(Agency agency, AgencyBody body, Optional<String> centre) {
        List<Problem.FieldError> errors = new ArrayList<>();
        Optional<Agency> before = agencies.find(agency.agencyId());
        if (before.filter(one -> !one.managedBy(centre.isEmpty(), centre)).isPresent()) {
            errors.add(error(
                    "agencyId",
                    "not-yours",
                    "Instansi ini milik pusat lain.",
                    "This agency belongs to another centre."));
        } else if (!agency.managedBy(centre.isEmpty(), centre)) {
            errors.add(error("regions", "not-yours", "Hanya wilayah pusat Anda.", "Only regions of your own centre."));
        }
        if (centre.isPresent()
                && Objects.requireNonNullElse(body.channels(), List.<ChannelBody>of()).stream()
                        .anyMatch(one -> isTheNations(agency.agencyId(), one))) {
            errors.add(error(
                    "channels",
                    "nation-only",
                    "Alamat pribadi dan sertifikat hanya oleh pusat nasional.",
                    "Private addresses and certificates are the nation's to set."));
        }
        missingSecrets(agency.agencyId(), Objects.requireNonNullElse(body.channels(), List.of()), errors);
        return errors;
    }

    /** The channels that an agency has, with a table's webhook in the place of its first one. */
    List<ChannelBody> withOthers(String agencyId, List<ChannelBody> webhooks) {
        List<ChannelBody> all = new ArrayList<>();
        for (boolean exercise : new boolean[] {false, true}) {
            Optional<ChannelBody> row = webhooks.stream()
                    .filter(one -> one.forExercises() == exercise)
                    .findFirst();
            for (AgencyChannel one : channels.of(agencyId, exercise)) {
                boolean replaced = row.isPresent() && one.type() == ChannelType.WEBHOOK;
                all.add(new ChannelBody(
                        exercise,
                        one.type().name(),
                        replaced ? row.get().address() : one.address().isEmpty() ? null : one.address(),
                        replaced ? row.get().secret() : null,
                        null,
                        one.privateAddress() ? true : null,
                        one.tls()));
                row = replaced ? Optional.empty() : row;
            }
            row.ifPresent(all::add);
        }
        return all;
    }

    /** A signed channel without a secret of its own would be anybody's. */
    private void missingSecrets(String agencyId, List<ChannelBody> bodies, List<Problem.FieldError> errors) {
        for (int i = 0; i < bodies.size(); i++) {
            ChannelBody body = bodies.get(i);
            boolean signed = AgencyRules.typeOf(body)
                    .filter(type -> type != ChannelType.EMAIL && type != ChannelType.SMS)
                    .isPresent();
            boolean known = channels.of(agencyId, body.forExercises()).stream()
                    .anyMatch(one -> one.type().name().equals(body.type())
                            && !one.secret().isEmpty());
            if (signed && body.secret() == null && !known) {
                errors.add(error(
                        "channels[" + i + "].secret",
                        "missing",
                        "Isi whsec_ dan 24 byte atau lebih dalam base64.",
                        "Give whsec_ and 24 bytes or more in base64."));
            }
        }
    }

    /** What leads into a private network, or trusts somebody of its own, and is not registered so already. */
    private boolean isTheNations(String agencyId, ChannelBody body) {
        return (Boolean.TRUE.equals(body.privateAddress()) || body.tls() != null)
                && channels.of(agencyId, body.forExercises()).stream()
                        .noneMatch(one -> one.address().equals(body.address())
                                && one.privateAddress() == Boolean.TRUE.equals(body.privateAddress())
                                && Objects.equals(one.tls(), body.tls()));
    }

    private static Problem.FieldError error(String field, String code, String id, String en) {
        return new Problem.FieldError(field, code, new Problem.Text(id, en));
    }

    /** True when the agency is so already, whatever version and state it is at and whenever it was tested. */
    boolean changesNothing(Agency before, Agency now, AgencyBody body) {
        boolean same = before.name().equals(now.name())
                && before.kind().equals(now.kind())
                && before.scope() == now.scope()
                && before.regions().equals(now.regions())
                && before.agreements().equals(now.agreements())
                && Objects.equals(before.telephone(), now.telephone());
        List<ChannelBody> bodies = body.channels();
        return same && (bodies == null || bodies.stream().allMatch(channel -> isThere(before.agencyId(), channel)));
    }

    private boolean isThere(String agencyId, ChannelBody body) {
        return channels.of(agencyId, body.forExercises()).stream()
                .anyMatch(one -> one.type().name().equals(body.type())
                        && one.address().equals(Objects.requireNonNullElse(body.address(), ""))
                        && (body.secret() == null || one.secret().equals(body.secret())));
    }

    /** In the current transaction; what is wrong was told before. */
    UUID propose(List<AgencyBody> bodies, Optional<String> centre, String who) {
        UUID id = Ids.v7();
        Map<String, Long> seen = new TreeMap<>();
        bodies.forEach(body -> {
            String agencyId = String.valueOf(body.agencyId());
            seen.put(agencyId, agencies.find(agencyId).map(Agency::version).orElse(0L));
        });
        sql.update(
                "INSERT INTO agency_change (change_id, bodies, seen, agency_ids, centre_code, proposed_by)"
                        + " VALUES (?, ?::jsonb, ?::jsonb, ?, ?, ?)",
                id,
                json(bodies),
                json(seen),
                seen.keySet().toArray(String[]::new),
                centre.orElse(null),
                who);
        audit.add(who, "AGENCY_CHANGE_PROPOSED", id.toString(), String.join(" ", seen.keySet()));
        return id;
    }

    /** @param centre whose administrator it is; empty for the nation */
    @Transactional
    Outcome decide(UUID changeId, boolean approve, Optional<String> centre, String who) {
        return sql.first(
                        "SELECT * FROM agency_change WHERE change_id = ? FOR UPDATE",
                        row -> new Row(change(row), row.getString("bodies"), row.getString("seen")),
                        changeId)
                .map(row -> decide(row, approve, centre, who))
                .orElseGet(Outcome.NoSuchChange::new);
    }

    private record Row(Change change, String bodies, String seen) {}

    private Outcome decide(Row row, boolean approve, Optional<String> centre, String who) {
        if (!row.change().state().equals("PROPOSED")) {
            return new Outcome.Refused("decided");
        }
        if (approve && row.change().proposedBy().equals(who)) {
            return new Outcome.Refused("own");
        }
        List<AgencyBody> bodies = read(row.bodies(), BODIES);
        if (!bodies.stream().allMatch(body -> mayDecide(AgencyRules.read(body).agency(), row.change(), centre))) {
            return new Outcome.Refused("not-yours");
        }
        if (approve) {
            Map<String, Long> seen = read(row.seen(), VERSIONS);
            if (seen.entrySet().stream().anyMatch(one -> !isAt(one.getKey(), one.getValue()))) {
                return new Outcome.Refused("stale");
            }
            bodies.forEach(
                    body -> agencies.take(AgencyRules.read(body).agency(), body.channels(), body.state() != null));
        }
        String state = approve ? "APPROVED" : "REJECTED";
        // Its secrets are with the channels now, or nobody's.
        sql.update(
                "UPDATE agency_change SET state = ?, decided_by = ?, decided_at = now(), bodies = '[]'"
                        + " WHERE change_id = ?",
                state,
                who,
                row.change().changeId());
        audit.add(who, "AGENCY_CHANGE_" + state, row.change().changeId().toString(), null);
        return new Outcome.Decided(find(row.change().changeId()).orElseThrow());
    }

    /** Whoever manages it; where it helps out in another centre's regions, that centre or the nation. */
    private static boolean mayDecide(Agency agency, Change change, Optional<String> centre) {
        if (centre.isEmpty()) {
            return true;
        }
        String proposing = change.centreCode();
        if (proposing != null && agency.helpsOutside(proposing)) {
            return !agency.helpsOutside(centre.get());
        }
        return agency.managedBy(false, centre);
    }

    private boolean isAt(String agencyId, long version) {
        return agencies.find(agencyId).map(Agency::version).orElse(0L) == version;
    }

    Optional<Change> find(UUID changeId) {
        return sql.first("SELECT * FROM agency_change WHERE change_id = ?", AgencyChanges::change, changeId);
    }

    /**
     * The newest first: those of a centre, and those that it has a word in.
     *
     * @param open only those that wait for a second person
     */
    List<Change> list(Optional<String> centre, boolean open) {
        return sql
                .query(
                        "SELECT * FROM agency_change WHERE NOT ? OR state = 'PROPOSED' ORDER BY proposed_at DESC LIMIT 500",
                        row -> new Row(change(row), row.getString("bodies"), row.getString("seen")),
                        open)
                .stream()
                .filter(row -> sees(row, centre))
                .map(Row::change)
                .toList();
    }

    /** What is proposed, so that nobody agrees to what he has not seen; without its secrets. */
    Optional<List<AgencyBody>> bodies(UUID changeId, Optional<String> centre) {
        return sql.first(
                        "SELECT * FROM agency_change WHERE change_id = ?",
                        row -> new Row(change(row), row.getString("bodies"), row.getString("seen")),
                        changeId)
                .filter(row -> sees(row, centre))
                .map(row -> read(row.bodies(), BODIES).stream()
                        .map(AgencyBody::withoutSecrets)
                        .toList());
    }

    private static boolean sees(Row row, Optional<String> centre) {
        return centre.isEmpty()
                || centre.get().equals(row.change().centreCode())
                || read(row.bodies(), BODIES).stream()
                        .anyMatch(body -> mayDecide(AgencyRules.read(body).agency(), row.change(), centre));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("change_id", UUID.class),
                Sql.texts(row, "agency_ids"),
                row.getString("centre_code"),
                row.getString("proposed_by"),
                Objects.requireNonNull(Sql.instant(row, "proposed_at")),
                row.getString("state"),
                row.getString("decided_by"),
                Sql.instant(row, "decided_at"));
    }

    private static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change cannot be written");
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of agency_change");
        }
    }
}
