package id.layanan112.intake.telephony;

import id.layanan112.intake.call.CallTimes;
import id.layanan112.intake.call.TimedCalls;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.location.CallerLocations;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.GroupCommit;
import id.layanan112.kit.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what telephone systems say, and what follows for their calls, in one transaction that reports which come
 * at the same time share: thousands a second in a quake, through the same durable path as everything else.
 */
@ApplicationScoped
class TelephonyBook {
    private static final int WRITERS = 2;
    private static final int REPORTS_TOGETHER = 32;
    private static final int REPORTS_WAITING = 512;

    private final Sql sql;
    private final TimedCalls calls;
    private final DetailsVault vault;
    private final CallerNumbers numbers;
    private final CallerLocations locations;
    private final GroupCommit<List<TelephonyEvent>, Integer> writers;

    TelephonyBook(Sql sql, TimedCalls calls, DetailsVault vault, CallerNumbers numbers, CallerLocations locations) {
        this.sql = sql;
        this.calls = calls;
        this.vault = vault;
        this.numbers = numbers;
        this.locations = locations;
        this.writers = new GroupCommit<>("telephony", WRITERS, REPORTS_TOGETHER, REPORTS_WAITING, this::write);
    }

    /** Completes with the number of events that were new, when all of them are durable. */
    CompletionStage<Integer> take(List<TelephonyEvent> report) {
        return writers.submit(report);
    }

    /** What makes an event the same: a telephone system that counts from the start again must not swallow a call. */
    private record Key(String centreCode, String eventId, UUID callId, TelephonyEvent.Type type) {
        static Key of(TelephonyEvent event) {
            return new Key(event.centreCode(), event.eventId(), event.callId(), event.type());
        }
    }

    private List<Integer> write(List<List<TelephonyEvent>> reports) {
        Map<Key, TelephonyEvent> events = new LinkedHashMap<>();
        reports.forEach(report -> report.forEach(event -> events.putIfAbsent(Key.of(event), event)));
        Set<Key> fresh = remember(events.values());
        List<TelephonyEvent> heard =
                fresh.stream().map(events::get).filter(Objects::nonNull).toList();
        if (!heard.isEmpty()) {
            apply(heard);
        }
        Set<Key> uncounted = new HashSet<>(fresh);
        return reports.stream()
                .map(report -> (int) report.stream()
                        .filter(event -> uncounted.remove(Key.of(event)))
                        .count())
                .toList();
    }

    /** In the order of the keys: two transactions that are told the same must not wait for each other crosswise. */
    private Set<Key> remember(Collection<TelephonyEvent> events) {
        return new HashSet<>(sql.query(
                "INSERT INTO telephony_event (centre_code, event_id, call_id, type, at, local_day, exercise, dropped)"
                        + " SELECT * FROM"
                        + " unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[]::timestamptz[],"
                        + " ?::text[]::date[], ?::text[]::boolean[], ?::text[]::boolean[])"
                        + " AS e(centre, id, call, type, at, day, exercise, dropped)"
                        + " ORDER BY centre, id, call, type ON CONFLICT DO NOTHING"
                        + " RETURNING centre_code, event_id, call_id, type",
                row -> new Key(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        TelephonyEvent.Type.valueOf(row.getString(4))),
                events.stream().map(TelephonyEvent::centreCode).toArray(String[]::new),
                events.stream().map(TelephonyEvent::eventId).toArray(String[]::new),
                events.stream().map(TelephonyEvent::callId).toArray(UUID[]::new),
                events.stream().map(event -> event.type().name()).toArray(String[]::new),
                events.stream().map(event -> event.at().toString()).toArray(String[]::new),
                events.stream().map(event -> event.localDay().toString()).toArray(String[]::new),
                events.stream().map(event -> Boolean.toString(event.exercise())).toArray(String[]::new),
                events.stream().map(event -> Boolean.toString(event.dropped())).toArray(String[]::new)));
    }

    private void apply(List<TelephonyEvent> heard) {
        // In the order of the ids, in which they are locked.
        SortedMap<UUID, List<TelephonyEvent>> byCall = heard.stream()
                .collect(Collectors.groupingBy(TelephonyEvent::callId, TreeMap::new, Collectors.toList()));
        List<UUID> ids = List.copyOf(byCall.keySet());
        // Before reading what was said: what another transaction adds meanwhile is seen after it.
        calls.lock(ids);
        Map<UUID, List<Times.Said>> said = said(ids);
        List<CallTimes> times = byCall.entrySet().stream()
                .map(call -> times(call.getValue().getFirst(), Objects.requireNonNull(said.get(call.getKey()))))
                .toList();
        Map<UUID, CallDetails.Caller> callers = callers(heard);
        // Before the calls: who gave up is called back.
        numbers.keep(callers.entrySet().stream()
                .flatMap(one -> numbers.known(one.getValue().number(), null).stream()
                        .map(number -> new CallerNumbers.OfCall(one.getKey(), number)))
                .toList());
        Set<UUID> fresh = Set.copyOf(calls.take(times));
        vault.store(callers.entrySet().stream()
                .filter(caller -> fresh.contains(caller.getKey()))
                .map(caller -> vault.seal(caller.getKey(), null, new CallDetails(caller.getValue(), null, null)))
                .toList());
        alongside(heard);
        callers.forEach((id, caller) -> {
            if (!fresh.contains(id)) {
                vault.caller(id, caller);
            }
        });
    }

    /** Where the telephone system keeps the recordings of a call; the caller has written the audit row. */
    List<String> recordings(UUID callId) {
        return sql.query(
                "SELECT recording_ref FROM call_recording WHERE call_id = ? ORDER BY said_at, recording_ref",
                row -> row.getString(1),
                callId);
    }

    /** What telephone systems know beside the times. */
    private void alongside(List<TelephonyEvent> heard) {
        sql.batch(
                "INSERT INTO call_recording (call_id, recording_ref) VALUES (?, ?) ON CONFLICT DO NOTHING",
                heard.stream()
                        .filter(event -> event.recordingRef() != null)
                        .map(event -> new @Nullable Object[] {event.callId(), event.recordingRef()})
                        .toList());
        for (TelephonyEvent event : heard) {
            TelephonyEvent.NetworkPlace place = event.place();
            if (place != null) {
                locations.keep(new CallerLocations.New(
                        Ids.derived(event.callId(), "network", event.eventId()),
                        event.callId(),
                        event.centreCode(),
                        null,
                        CallerLocations.Source.NETWORK,
                        "CELL",
                        event.at(),
                        place.lat(),
                        place.lon(),
                        place.uncertaintyMetres(),
                        null,
                        List.of()));
            }
        }
    }

    private static CallTimes times(TelephonyEvent one, List<Times.Said> said) {
        return Times.of(one.callId(), one.centreCode(), one.saidBy(), said);
    }

    private Map<UUID, List<Times.Said>> said(List<UUID> callIds) {
        Map<UUID, List<Times.Said>> said = new HashMap<>();
        sql.query(
                "SELECT call_id, type, at, exercise, dropped FROM telephony_event WHERE call_id = ANY (?)",
                row -> said.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new Times.Said(
                                TelephonyEvent.Type.valueOf(row.getString(2)),
                                Objects.requireNonNull(Sql.instant(row, "at")),
                                row.getBoolean("exercise"),
                                row.getBoolean("dropped"))),
                (Object) callIds.toArray(UUID[]::new));
        return said;
    }

    private static Map<UUID, CallDetails.Caller> callers(List<TelephonyEvent> heard) {
        Map<UUID, CallDetails.Caller> callers = new LinkedHashMap<>();
        for (TelephonyEvent event : heard) {
            if (event.number() != null) {
                callers.putIfAbsent(event.callId(), CallDetails.Caller.ofNumber(event.number()));
            }
        }
        return callers;
    }

    /** Telephony's own record of a centre's day is kept as long as the topics. */
    @Scheduled(every = "1h", delayed = "15m")
    @Transactional
    void forget() {
        sql.update("DELETE FROM telephony_event WHERE heard_at < now() - interval '30 days'");
    }

    @PreDestroy
    void stop() {
        writers.close();
    }
}
