package id.layanan112.intake.call;

import id.layanan112.contracts.CallChannel;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls of the asker's centre; every query of a person goes through {@link #visible} or {@link #page}. */
@ApplicationScoped
public class Calls implements PanacheRepositoryBase<CallRow, UUID> {
    private final Sql sql;

    Calls(Sql sql) {
        this.sql = sql;
    }

    /** A call and the subject of the token that saved it. */
    record Saved(Call call, String by, boolean byTelephony) {}

    /** Saves new calls in the current transaction. */
    void insert(List<Saved> saved) {
        sql.batch(
                "INSERT INTO call (call_id, version, centre_code, region_code, local_day, call_class, channel,"
                        + " received_at, answered_at, ended_at, incident_id, exercise, flags, saved_by, by_telephony, probe)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                saved.stream()
                        .map(one -> new @Nullable Object[] {
                            one.call().callId(),
                            one.call().version(),
                            one.call().centreCode(),
                            one.call().regionCode(),
                            one.call().localDay(),
                            one.call().callClass(),
                            one.call().ofProbe()
                                    ? CallChannel.OTHER
                                    : one.call().channel(),
                            one.call().receivedAt(),
                            one.call().answeredAt(),
                            one.call().endedAt(),
                            one.call().incidentId(),
                            one.call().exercise(),
                            one.call().flags().toArray(String[]::new),
                            one.by(),
                            one.byTelephony(),
                            one.call().ofProbe()
                        })
                        .toList());
    }

    /** As {@link #visible}, and nobody else changes it before this transaction ends. */
    Optional<Call> locked(Access access, UUID callId) {
        return locked(callId).filter(call -> access.sees(call.centreCode()));
    }

    /** As {@link #locked(Access, UUID)}, whoever asks. */
    Optional<Call> locked(UUID callId) {
        return findByIdOptional(callId, LockModeType.PESSIMISTIC_WRITE).map(CallRow::call);
    }

    /** The calls of one incident in the order of their ids, which nobody else changes before this transaction ends. */
    List<Call> lockedOfIncident(UUID incidentId) {
        return find("incidentId", Sort.ascending("callId"), incidentId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(CallRow::call)
                .toList();
    }

    /** Takes over what may change. */
    void changed(Call call) {
        CallRow row = findById(call.callId());
        row.version = call.version();
        row.callClass = call.callClass();
        row.localDay = call.localDay();
        row.receivedAt = call.receivedAt();
        row.answeredAt = call.answeredAt();
        row.endedAt = call.endedAt();
        row.incidentId = call.incidentId();
        row.exercise = call.exercise();
        row.regionCode = call.regionCode();
    }

    /** Those that are there, which nobody else changes before this transaction ends; in the order of their ids. */
    Map<UUID, Call> locked(Collection<UUID> callIds) {
        return find("callId in ?1", Sort.ascending("callId"), callIds).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .map(CallRow::call)
                .collect(Collectors.toMap(Call::callId, Function.identity()));
    }

    Optional<Call> visible(Access access, UUID callId) {
        return findByIdOptional(callId).map(CallRow::call).filter(call -> access.sees(call.centreCode()));
    }

    /** To lock the incident before the call; read past the session, which must not know the call before its lock. */
    Optional<UUID> incidentOf(UUID callId) {
        return sql.first(
                "SELECT incident_id FROM call WHERE call_id = ? AND incident_id IS NOT NULL",
                row -> row.getObject(1, UUID.class),
                callId);
    }

    /** Without the probe's. @param after the last id of the page before, or null for the first */
    List<Call> page(Access access, LocalDate day, @Nullable String region, @Nullable UUID after, int limit) {
        StringBuilder query = new StringBuilder("localDay = :day and not probe");
        Parameters parameters = Parameters.with("day", day);
        if (!access.nation()) {
            query.append(" and centreCode in :centres");
            parameters.and("centres", access.centres());
        }
        if (region != null) {
            query.append(" and regionCode = :region");
            parameters.and("region", region);
        }
        if (after != null) {
            query.append(" and callId > :after");
            parameters.and("after", after);
        }
        return find(query.toString(), Sort.ascending("callId"), parameters).page(0, limit).stream()
                .map(CallRow::call)
                .toList();
    }

    /** The calls of one incident, oldest first. */
    public List<UUID> ofIncident(UUID incidentId) {
        return find("incidentId", Sort.ascending("receivedAt"), incidentId).stream()
                .map(row -> row.callId)
                .toList();
    }
}
