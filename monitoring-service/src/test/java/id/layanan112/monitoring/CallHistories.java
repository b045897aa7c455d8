package id.layanan112.monitoring;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.IncidentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls that change their minds: each a list of states, of which the last counts. */
public final class CallHistories {
    private final RandomGenerator random;
    private final List<String> regions;
    private final List<LocalDate> days;

    public CallHistories(RandomGenerator random, List<String> regions, List<LocalDate> days) {
        this.random = random;
        this.regions = regions;
        this.days = days;
    }

    /** All states of {@code calls} calls, one call after the other, each in the order of its versions. */
    public List<CallSnapshot> of(int calls) {
        List<CallSnapshot> states = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            boolean exercise = random.nextInt(10) == 0;
            int versions = 1 + random.nextInt(5);
            long version = 0;
            for (int v = 0; v < versions; v++) {
                version += 1 + random.nextInt(3);
                states.add(state(id, version, exercise));
            }
        }
        return states;
    }

    /** The same again and again, in any order: what at-least-once delivery from several partitions may do. */
    public List<CallSnapshot> shuffledAndDoubled(List<CallSnapshot> states) {
        List<CallSnapshot> all = new ArrayList<>(states);
        for (CallSnapshot state : states) {
            for (int again = random.nextInt(3); again > 0; again--) {
                all.add(state);
            }
        }
        for (int i = all.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            CallSnapshot other = all.get(i);
            all.set(i, all.get(j));
            all.set(j, other);
        }
        return all;
    }

    /**
     * Counts as a person would: the newest state of each call, then a tally. Shares nothing with the code under test.
     *
     * @return calls by {@code day scope class channel type exercise}
     */
    public static Map<String, Long> tally(List<CallSnapshot> states) {
        return states.stream()
                .collect(Collectors.toMap(
                        CallSnapshot::callId,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(CallSnapshot::version))))
                .values()
                .stream()
                .collect(Collectors.groupingBy(CallHistories::words, TreeMap::new, Collectors.counting()));
    }

    private static String words(CallSnapshot call) {
        return String.join(
                " ",
                call.localDay().toString(),
                call.regionCode() == null ? "~" + call.centreCode() : call.regionCode(),
                or(call.callClass(), "OPEN"),
                call.channel().name(),
                or(call.incidentType(), "-"),
                Boolean.toString(call.exercise()));
    }

    private static String or(@Nullable Object value, String none) {
        return value == null ? none : value.toString();
    }

    private CallSnapshot state(UUID id, long version, boolean exercise) {
        String region = regions.get(random.nextInt(regions.size()));
        LocalDate day = days.get(random.nextInt(days.size()));
        return new CallSnapshot(
                id,
                version,
                region,
                random.nextInt(8) == 0 ? null : region,
                day,
                random.nextInt(3) == 0 ? null : one(CallClass.values()),
                one(CallChannel.values()),
                day.atStartOfDay().toInstant(java.time.ZoneOffset.UTC),
                null,
                null,
                null,
                random.nextBoolean() ? null : one(IncidentType.values()),
                null,
                exercise);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** One call, as far as a test does not care. */
    public static CallSnapshot aCall(String region, LocalDate day, @Nullable CallClass callClass, long version) {
        return aCall(UUID.randomUUID(), region, day, callClass, IncidentType.FIRE, version);
    }

    public static CallSnapshot aCall(
            UUID id,
            String region,
            LocalDate day,
            @Nullable CallClass callClass,
            @Nullable IncidentType type,
            long version) {
        return new CallSnapshot(
                id,
                version,
                region,
                region,
                day,
                callClass,
                CallChannel.VOICE,
                day.atTime(5, 0).toInstant(java.time.ZoneOffset.UTC),
                null,
                null,
                null,
                type,
                null,
                false);
    }
}
