package id.layanan112.monitoring.publication;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.Seeds;
import id.layanan112.monitoring.counts.Tally.Figure;
import id.layanan112.monitoring.publication.MonthlyIncidents.Published;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Somebody who has every table that is published, a pencil and patience. */
class SuppressionAttackTest {
    private static final Set<IncidentType> OPEN =
            EnumSet.of(IncidentType.FIRE, IncidentType.MEDICAL, IncidentType.FLOOD, IncidentType.DOMESTIC_VIOLENCE);
    private static final List<String> TYPES =
            List.of("FIRE", "MEDICAL", "FLOOD", "CRIME", "GAS_LEAK", "RESTRICTED", "MENTAL_HEALTH_CRISIS");

    private record Month(List<Figure> incidents, Map<String, Long> calls) {}

    /** Few, many, none: sparse provinces are where numbers give themselves away. */
    private static Month month(RandomGenerator random) {
        List<Figure> incidents = new ArrayList<>();
        Map<String, Long> calls = new TreeMap<>();
        int provinces = 1 + random.nextInt(5);
        for (int p = 0; p < provinces; p++) {
            int regions = 1 + random.nextInt(6);
            for (int r = 0; r < regions; r++) {
                String region = "%d.%02d".formatted(11 + p, 1 + r);
                long all = 0;
                for (String type : TYPES) {
                    long n = switch (random.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(5);
                        case 2 -> random.nextInt(12);
                        default -> random.nextInt(60);
                    };
                    all += n;
                    incidents.add(new Figure("2026-10", region, type, "P1", "-", n));
                }
                calls.put(region, random.nextInt(4) == 0 ? all : all + random.nextInt(100));
            }
        }
        return new Month(incidents, calls);
    }

    private static final class Attacker {
        private final Map<String, Map<String, Long>> shown = new TreeMap<>();
        private final Map<String, long[]> bounds = new HashMap<>();
        private final Map<String, Long> calls;
        private final Set<String> scopes = new TreeSet<>();
        private final Set<String> types = new TreeSet<>();

        Attacker(List<Published> published, Map<String, Long> calls) {
            this.calls = calls;
            for (Published one : published) {
                scopes.add(one.scope());
                if (!one.type().equals(MonthlyIncidents.TOTAL)) {
                    types.add(one.type());
                }
                if (one.incidents() != null) {
                    shown.computeIfAbsent(one.type(), key -> new HashMap<>()).put(one.scope(), one.incidents());
                }
            }
        }

        /** What is known of a cell: exactly, or between two numbers. */
        private long[] bound(String scope, String type) {
            Long exact = shown.getOrDefault(type, Map.of()).get(scope);
            if (exact != null) {
                return new long[] {exact, exact};
            }
            return bounds.computeIfAbsent(scope + " " + type, key -> new long[] {0, most(scope)});
        }

        private long most(String scope) {
            return calls.entrySet().stream()
                    .filter(region -> scope.equals("ID")
                            || region.getKey().equals(scope)
                            || region.getKey().substring(0, 2).equals(scope))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        /** Every equation that the tables give, again and again, until nothing more follows. */
        void think() {
            boolean more = true;
            while (more) {
                more = false;
                for (String type : types) {
                    for (String scope : scopes) {
                        List<String> parts = parts(scope);
                        if (!parts.isEmpty()) {
                            more |= equation(
                                    bound(scope, type),
                                    parts.stream()
                                            .map(part -> bound(part, type))
                                            .toList());
                        }
                    }
                }
                for (String scope : scopes) {
                    List<long[]> line =
                            types.stream().map(type -> bound(scope, type)).toList();
                    long least = line.stream().mapToLong(part -> part[0]).sum();
                    for (long[] part : line) {
                        more |= narrow(part, part[0], most(scope) - (least - part[0]));
                    }
                    Long total =
                            shown.getOrDefault(MonthlyIncidents.TOTAL, Map.of()).get(scope);
                    if (total != null) {
                        more |= equation(
                                new long[] {total, total},
                                types.stream().map(type -> bound(scope, type)).toList());
                    }
                }
            }
        }

        private List<String> parts(String scope) {
            return scopes.stream()
                    .filter(one -> scope.equals("ID")
                            ? one.length() == 2 && !one.equals("ID")
                            : one.length() == 5 && one.startsWith(scope) && scope.length() == 2)
                    .toList();
        }

        private static boolean equation(long[] sum, List<long[]> parts) {
            boolean more = false;
            long low = parts.stream().mapToLong(part -> part[0]).sum();
            long high = parts.stream().mapToLong(part -> part[1]).sum();
            more |= narrow(sum, low, high);
            for (long[] part : parts) {
                more |= narrow(part, sum[0] - (high - part[1]), sum[1] - (low - part[0]));
            }
            return more;
        }

        private static boolean narrow(long[] bound, long low, long high) {
            boolean more = low > bound[0] || high < bound[1];
            bound[0] = Math.max(bound[0], low);
            bound[1] = Math.min(bound[1], high);
            return more;
        }
    }

    @RepeatedTest(300)
    void shouldNotGiveAwayAHiddenNumber() {
        Month month = month(Seeds.random("SuppressionAttackTest"));
        List<Published> published = MonthlyIncidents.of(OPEN, month.incidents(), month.calls());
        Attacker attacker = new Attacker(published, month.calls());

        attacker.think();

        published.stream()
                .filter(one -> one.incidents() == null && !one.type().equals(MonthlyIncidents.TOTAL))
                .forEach(one -> {
                    long[] known = attacker.bound(one.scope(), one.type());
                    long most = attacker.most(one.scope());
                    assertThat(known[1] - known[0])
                            .as("%s %s is known to be between %d and %d", one.scope(), one.type(), known[0], known[1])
                            .isGreaterThanOrEqualTo(Math.min(4, most));
                });
    }

    @RepeatedTest(50)
    void shouldShowNoSmallNumberAndEveryNumberAsItIs() {
        Month month = month(Seeds.random("SuppressionAttackTest"));
        Map<String, Long> true_ =
                month.incidents().stream().collect(Collectors.toMap(one -> one.scope() + " " + one.a(), Figure::n));

        List<Published> published = MonthlyIncidents.of(OPEN, month.incidents(), month.calls());

        published.stream().filter(one -> one.incidents() != null).forEach(one -> {
            if (one.scope().length() == 5 && month.calls().getOrDefault(one.scope(), 0L) > 0) {
                assertThat(one.incidents()).as("%s", one).isGreaterThanOrEqualTo(Hiding.SMALL);
            }
            Long is = true_.get(one.scope() + " " + one.type());
            if (is != null) {
                assertThat(one.incidents()).as("%s", one).isEqualTo(is);
            }
        });
        assertThat(published.stream().map(Published::type).distinct().toList())
                .containsExactlyInAnyOrder("FIRE", "FLOOD", "MEDICAL", MonthlyIncidents.OTHER, MonthlyIncidents.TOTAL);
    }

    @Test
    void shouldShowNoOtherTypesWhereTheyAreOne() {
        // Given: what is not opened is one type alone, in both regions
        List<Figure> incidents = List.of(
                new Figure("2026-10", "32.73", "RESTRICTED", "P1", "-", 40),
                new Figure("2026-10", "32.71", "RESTRICTED", "P1", "-", 40),
                new Figure("2026-10", "32.73", "FIRE", "P1", "-", 40),
                new Figure("2026-10", "32.71", "FIRE", "P1", "-", 40));

        List<Published> published = MonthlyIncidents.of(OPEN, incidents, Map.of("32.73", 500L, "32.71", 500L));

        assertThat(published.stream().filter(one -> one.type().equals(MonthlyIncidents.OTHER)))
                .allSatisfy(one -> assertThat(one.incidents()).isNull());
        assertThat(published.stream().filter(one -> one.type().equals(MonthlyIncidents.TOTAL)))
                .allSatisfy(one -> assertThat(one.incidents()).isNull());
        assertThat(published).contains(new Published("32.73", "FIRE", 40L), new Published("ID", "FIRE", 80L));
    }

    @Test
    void shouldNotLetALineOfOnlyFiresTellThatItsNeighbourIsNone() {
        // Given: the first region's calls for help are used up by its fires
        List<Figure> incidents = List.of(
                new Figure("2026-10", "32.71", "FIRE", "P1", "-", 10),
                new Figure("2026-10", "32.72", "MEDICAL", "P1", "-", 4),
                new Figure("2026-10", "32.73", "MEDICAL", "P1", "-", 20));
        Map<String, Long> calls = Map.of("32.71", 10L, "32.72", 30L, "32.73", 30L);
        Attacker attacker = new Attacker(MonthlyIncidents.of(OPEN, incidents, calls), calls);

        attacker.think();

        long[] known = attacker.bound("32.72", "MEDICAL");
        assertThat(known[1] - known[0]).isGreaterThanOrEqualTo(4);
    }

    @Test
    void shouldHideTheWholeNationWithinAMoment() {
        List<Figure> incidents = new ArrayList<>();
        Map<String, Long> calls = new TreeMap<>();
        RandomGenerator random = Seeds.random("SuppressionAttackTest");
        id.layanan112.regions.Regions.all().forEach(region -> {
            long all = 0;
            for (String type : TYPES) {
                long n = random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(4);
                all += n;
                incidents.add(new Figure("2026-10", region.code().value(), type, "P1", "-", n));
            }
            calls.put(region.code().value(), all + random.nextInt(3));
        });

        List<Published> published = MonthlyIncidents.of(OPEN, incidents, calls);

        assertThat(published.stream()
                        .filter(one -> one.scope().equals("ID") && one.type().equals("FIRE")))
                .allSatisfy(one -> assertThat(one.incidents()).isNotNull());
        assertThat(published.stream()
                        .filter(one -> one.scope().length() == 5 && one.incidents() != null)
                        .count())
                .as("numbers of regions that are left")
                .isGreaterThan(100);
    }

    @Test
    void shouldHideASecondRegionBehindTheFirst() {
        List<Figure> incidents = List.of(
                new Figure("2026-10", "32.71", "FIRE", "P1", "-", 3),
                new Figure("2026-10", "32.72", "FIRE", "P1", "-", 30),
                new Figure("2026-10", "32.73", "FIRE", "P1", "-", 20));

        List<Published> published = MonthlyIncidents.of(
                Set.of(IncidentType.FIRE), incidents, Map.of("32.71", 50L, "32.72", 50L, "32.73", 50L));

        assertThat(published)
                .contains(
                        new Published("32.71", "FIRE", null),
                        new Published("32.72", "FIRE", 30L),
                        new Published("32.73", "FIRE", null),
                        new Published("32", "FIRE", 53L));
    }
}
