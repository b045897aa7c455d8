package id.layanan112.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the check says of two conditions, against what they make of thousands of situations. */
class ConditionTest {
    private static final List<IncidentType> TYPES = List.of(IncidentType.FIRE, IncidentType.MEDICAL);
    private static final List<Hazard> HAZARDS = List.of(Hazard.GAS, Hazard.INJURED, Hazard.TRAPPED);

    @Test
    void shouldCoverAndOverlapAsSituationsShow() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 4000; run++) {
            Condition one = any(random);
            Condition other = any(random);
            boolean met = false;
            boolean escaped = false;
            for (int i = 0; i < 300; i++) {
                Situation situation = situation(random);
                met |= one.holds(situation) && other.holds(situation);
                escaped |= situation.type() == IncidentType.FIRE && other.holds(situation) && !one.holds(situation);
            }
            String seen = "seed %d: %s and %s".formatted(seed, one, other);
            if (met) {
                assertThat(one.overlaps(other)).as(seen).isTrue();
                assertThat(other.overlaps(one)).as(seen).isTrue();
            }
            if (escaped) {
                assertThat(one.covers(other, IncidentType.FIRE)).as(seen).isFalse();
            }
        }
    }

    /** The other way round, where few situations are needed to see all. */
    @Test
    void shouldOverlapOnlyWhereSomeSituationMeetsBoth() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            Condition one = of(some(random, HAZARDS), some(random, HAZARDS), anyHours(random));
            Condition other = of(some(random, HAZARDS), some(random, HAZARDS), anyHours(random));
            boolean met = false;
            boolean escaped = false;
            for (Set<Hazard> hazards : subsets()) {
                for (int hour = 0; hour < 24; hour++) {
                    Situation situation = new Situation(
                            IncidentType.FIRE,
                            Priority.P1,
                            hazards,
                            Victims.ONE,
                            Sensitivity.NORMAL,
                            LocalTime.of(hour, 0),
                            kind -> OwnAgency.ACTIVE);
                    met |= one.holds(situation) && other.holds(situation);
                    escaped |= other.holds(situation) && !one.holds(situation);
                }
            }
            String seen = "seed %d: %s and %s".formatted(seed, one, other);
            assertThat(one.overlaps(other)).as(seen).isEqualTo(met);
            if (escaped) {
                assertThat(one.covers(other, IncidentType.FIRE)).as(seen).isFalse();
            }
        }
    }

    private static Condition of(Set<Hazard> hazards, Set<Hazard> without, @Nullable DayTime between) {
        return new Condition(Set.of(), Set.of(), hazards, without, Set.of(), null, between, Map.of());
    }

    private static List<Set<Hazard>> subsets() {
        return java.util.stream.IntStream.range(0, 1 << HAZARDS.size())
                .mapToObj(bits -> HAZARDS.stream()
                        .filter(hazard -> (bits & (1 << HAZARDS.indexOf(hazard))) != 0)
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static Condition any(Random random) {
        return new Condition(
                some(random, TYPES),
                some(random, List.of(Priority.values())),
                some(random, HAZARDS),
                some(random, HAZARDS),
                some(random, List.of(Victims.ONE, Victims.MANY)),
                random.nextInt(3) == 0 ? Sensitivity.values()[random.nextInt(2)] : null,
                anyHours(random),
                random.nextInt(3) == 0 ? Map.of("FIRE", oneOrTwo(random)) : Map.of());
    }

    private static Set<OwnAgency> oneOrTwo(Random random) {
        return Set.copyOf(List.of(
                OwnAgency.values()[random.nextInt(OwnAgency.values().length)],
                OwnAgency.values()[random.nextInt(OwnAgency.values().length)]));
    }

    private static @Nullable DayTime anyHours(Random random) {
        int from = random.nextInt(24);
        int until = (from + 1 + random.nextInt(23)) % 24;
        return random.nextBoolean() ? null : new DayTime(LocalTime.of(from, 0), LocalTime.of(until, 0));
    }

    private static Situation situation(Random random) {
        OwnAgency fire = OwnAgency.values()[random.nextInt(OwnAgency.values().length)];
        return new Situation(
                TYPES.get(random.nextInt(2)),
                Priority.values()[random.nextInt(4)],
                HAZARDS.stream().filter(hazard -> random.nextBoolean()).collect(Collectors.toSet()),
                random.nextBoolean() ? Victims.ONE : Victims.MANY,
                Sensitivity.values()[random.nextInt(2)],
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                kind -> fire);
    }

    /** Half of the time nothing, which names nothing; never an empty choice, which the reader refuses. */
    private static <E> Set<E> some(Random random, List<E> all) {
        Set<E> some = all.stream().filter(one -> random.nextBoolean()).collect(Collectors.toSet());
        return random.nextBoolean() ? Set.of() : some;
    }
}
