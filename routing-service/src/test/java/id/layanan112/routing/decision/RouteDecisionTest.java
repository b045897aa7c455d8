package id.layanan112.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchOrderEvent.LineTold;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.ChainPlan;
import id.layanan112.routing.policy.Condition;
import id.layanan112.routing.policy.DayTime;
import id.layanan112.routing.policy.Deadlines;
import id.layanan112.routing.policy.EffectivePolicy;
import id.layanan112.routing.policy.OwnAgency;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicySnapshot;
import id.layanan112.routing.policy.Rule;
import id.layanan112.routing.policy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteDecisionTest {
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");
    private static final UUID INPUT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID INCIDENT = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final ProtectedBlocks BLOCKS = new ProtectedBlocks("Yw==", "cw==", "bg==");
    private static final String BANDUNG = "32.73";
    private static final Set<String> MAY_KNOW = Set.of("POLICE", "WOMEN_CHILD", "MEDICAL");
    private static final List<String> KINDS =
            List.of("POLICE", "FIRE", "MEDICAL", "POWER", "DISASTER", "SAR", "WOMEN_CHILD", "SOCIAL");

    private final EffectivePolicy policy = new PolicySnapshot(List.of()).of(BANDUNG);

    @Test
    void shouldTellEveryLaneOfALaterRevisionAndOnlyTheNeededOnesOfTheFirst() {
        IncidentSnapshot first = incident("POWER_OUTAGE", "", Sensitivity.NORMAL);

        assertThat(lanes(first)).containsExactly(Lane.POWER);
        assertThat(lanes(closed(first))).containsExactly(Lane.values());
    }

    @Test
    void shouldPassALineOnToThoseAloneWhoMayKnowWhatIsTold() {
        assertThat(told(incident("FIRE", "ELECTRICAL INJURED", Sensitivity.NORMAL)))
                .containsOnlyKeys(Lane.FIRE, Lane.MEDICAL, Lane.POLICE);
        assertThat(told(incident("POWER_OUTAGE", "", Sensitivity.NORMAL))).isEmpty();
        assertThat(told(incident("DOMESTIC_VIOLENCE", "INJURED", Sensitivity.RESTRICTED)))
                .containsOnlyKeys(Lane.POLICE, Lane.MEDICAL, Lane.OTHER);
        assertThat(told(closed(incident("FIRE", "", Sensitivity.NORMAL)))).isEmpty();
        assertThat(Decisions.told(INPUT, narrated(null), new PolicySnapshot(List.of()), AgencyDirectory.EMPTY))
                .isEmpty();
    }

    /** The orders that hear a line, which are the decision's own. */
    private static Map<Lane, List<UUID>> told(IncidentSnapshot incident) {
        PolicySnapshot policies = new PolicySnapshot(List.of());
        List<OutgoingEvent> events = Decisions.told(INPUT, narrated(incident), policies, AgencyDirectory.EMPTY);
        assertThat(events)
                .isEqualTo(Decisions.told(INPUT, narrated(incident), policies, AgencyDirectory.EMPTY))
                .allSatisfy(
                        event -> assertThat(((LineTold) event.event()).line()).isEqualTo("bg=="));
        Set<UUID> ordered = Decisions.of(
                        new Decisions.Input(INPUT, incident, false), policies.of(BANDUNG), AgencyDirectory.EMPTY, AT)
                .stream()
                .filter(event -> event.event() instanceof DispatchOrdersDecided)
                .flatMap(event -> ((DispatchOrdersDecided) event.event()).orders().stream())
                .map(DispatchOrder::dispatchId)
                .collect(Collectors.toSet());
        Map<Lane, List<UUID>> told = events.stream()
                .map(event -> (LineTold) event.event())
                .collect(Collectors.toMap(LineTold::lane, LineTold::dispatchIds));
        assertThat(ordered)
                .containsAll(told.values().stream().flatMap(List::stream).toList());
        return told;
    }

    private static IncidentNarrated narrated(@Nullable IncidentSnapshot incident) {
        return new IncidentNarrated(INCIDENT, 1, BANDUNG, false, "bg==", AT, INPUT, incident);
    }

    /** Policies that nobody would write, in three layers; the reader is not asked, so that the decision stands alone. */
    @Test
    void shouldHoldItsPromisesWhateverComes() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 1000; run++) {
            IncidentSnapshot incident = anyIncident(random);
            AgencyDirectory directory = anyDirectory(random);
            PolicySnapshot policies = anyPolicies(random);
            EffectivePolicy policy = policies.of(incident.regionCode());

            List<OutgoingEvent> events =
                    Decisions.of(new Decisions.Input(INPUT, incident, false), policy, directory, AT);

            String seen = "seed " + seed + ", run " + run;
            // The same snapshot, made anew, gives the same decision.
            assertThat(Decisions.of(
                            new Decisions.Input(INPUT, incident, false),
                            new PolicySnapshot(policies.policies()).of(incident.regionCode()),
                            directory,
                            AT))
                    .as(seen)
                    .isEqualTo(events);
            assertThat(events.stream().map(OutgoingEvent::id)).as(seen).doesNotHaveDuplicates();
            RouteDecided decided = (RouteDecided) events.getFirst().event();
            decided.assignments().forEach(assignment -> check(assignment, incident, seen));
            checkOrders(events, decided, incident, seen);
        }
    }

    private static void check(Assignment assignment, IncidentSnapshot incident, String seen) {
        assertThat(assignment.chain().getLast().source().human()).as(seen).isTrue();
        assertThat(assignment.chain().stream().filter(rung -> rung.source().human()))
                .as(seen)
                .hasSize(1);
        assertThat(assignment.chain().stream().map(Rung::agencyId)).as(seen).doesNotHaveDuplicates();
        assertThat(assignment.ackDeadlineSeconds()).as(seen).isPositive();
        if (incident.sensitivity() == Sensitivity.RESTRICTED) {
            assertThat(MAY_KNOW).as(seen).contains(assignment.kind());
            assertThat(assignment.chain().stream().map(Rung::kind).filter(Objects::nonNull))
                    .as(seen)
                    .isSubsetOf(MAY_KNOW);
        }
    }

    private static void checkOrders(
            List<OutgoingEvent> events, RouteDecided decided, IncidentSnapshot incident, String seen) {
        List<DispatchOrder> orders = events.stream()
                .filter(event -> event.event() instanceof DispatchOrdersDecided)
                .flatMap(event -> ((DispatchOrdersDecided) event.event()).orders().stream())
                .toList();
        assertThat(orders.stream().map(DispatchOrder::dispatchId))
                .as(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(decided.assignments().stream()
                        .map(Assignment::dispatchId)
                        .toList());
        orders.forEach(order -> assertThat(order.protectedBlocks())
                .as(seen)
                .isEqualTo(BlockEntitlement.of(order.kind(), incident.sensitivity(), BLOCKS)));
    }

    private static PolicySnapshot anyPolicies(Random random) {
        List<Policy> policies = new ArrayList<>();
        for (String scope : List.of("ID", "32", BANDUNG)) {
            if (random.nextInt(3) > 0) {
                policies.add(anyPolicy(random, scope));
            }
        }
        return new PolicySnapshot(policies);
    }

    private static Policy anyPolicy(Random random, String scope) {
        List<Rule> rules = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            boolean leads = random.nextBoolean();
            rules.add(new Rule(
                    random.nextInt(4) == 0 ? "injured" : "rule-" + i,
                    i,
                    anyCondition(random),
                    leads ? any(random, KINDS) : null,
                    leads ? List.of(any(random, KINDS), any(random, KINDS)) : List.of(),
                    leads ? List.of() : List.of(any(random, KINDS)),
                    random.nextInt(3) == 0 ? any(random, List.of(Priority.values())) : null,
                    random.nextInt(3) == 0 ? anyDeadlines(random) : null,
                    random.nextInt(3) == 0 ? Map.of(any(random, KINDS), anyPlan(random)) : Map.of(),
                    new Rule.Reason("alasan", "reason")));
        }
        return new Policy(
                "policy-" + scope,
                Scope.parse(scope).orElseThrow(),
                1 + random.nextInt(3),
                "owner",
                "basis",
                null,
                null,
                rules,
                random.nextBoolean() ? Map.of() : Map.of("FIRE", Map.of(Priority.P1, anyDeadlines(random))),
                Map.of(any(random, KINDS), anyPlan(random)),
                random.nextInt(4) == 0 ? Set.of("POLICE") : Set.of());
    }

    private static ChainPlan anyPlan(Random random) {
        List<RungSource> steps = new ArrayList<>(ChainPlan.ALL_STEPS);
        Collections.shuffle(steps, random);
        return new ChainPlan(
                steps.subList(0, 1 + random.nextInt(steps.size())),
                List.of(any(random, KINDS), any(random, KINDS), any(random, KINDS)));
    }

    private static Condition anyCondition(Random random) {
        return new Condition(
                some(random, IncidentType.values()),
                some(random, Priority.values()),
                some(random, Hazard.values()),
                random.nextBoolean() ? Set.of() : some(random, Hazard.values()),
                some(random, Victims.values()),
                random.nextInt(4) == 0 ? any(random, List.of(Sensitivity.values())) : null,
                random.nextInt(4) == 0
                        ? new DayTime(LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 30))
                        : null,
                random.nextInt(4) == 0 ? Map.of("FIRE", some(random, OwnAgency.values())) : Map.of());
    }

    /** Often nothing, which names nothing. */
    private static <E> Set<E> some(Random random, E[] all) {
        return random.nextInt(3) > 0
                ? Set.of()
                : Arrays.stream(all).filter(one -> random.nextBoolean()).collect(Collectors.toSet());
    }

    private static <E> E any(Random random, List<E> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<Lane> lanes(IncidentSnapshot incident) {
        return Decisions.of(new Decisions.Input(INPUT, incident, false), policy, AgencyDirectory.EMPTY, AT).stream()
                .filter(event -> event.event() instanceof DispatchOrdersDecided)
                .map(event -> ((DispatchOrdersDecided) event.event()).lane())
                .toList();
    }

    private static IncidentSnapshot incident(String type, String hazards, Sensitivity sensitivity) {
        Set<Hazard> all = words(hazards).stream().map(Hazard::valueOf).collect(Collectors.toSet());
        return incident(IncidentType.valueOf(type), all, sensitivity, 1, true, BANDUNG);
    }

    private static IncidentSnapshot closed(IncidentSnapshot open) {
        return incident(open.incidentType(), Set.of(), open.sensitivity(), open.revision() + 1, false, BANDUNG);
    }

    private static IncidentSnapshot incident(
            IncidentType type,
            Set<Hazard> hazards,
            Sensitivity sensitivity,
            long revision,
            boolean open,
            @Nullable String region) {
        return new IncidentSnapshot(
                INCIDENT,
                revision,
                BANDUNG,
                region,
                List.of(),
                type,
                Priority.P3,
                sensitivity,
                hazards,
                Victims.UNKNOWN,
                Set.of(),
                Set.of(),
                open,
                AT,
                false,
                BLOCKS,
                null);
    }

    private static IncidentSnapshot anyIncident(Random random) {
        Set<Hazard> hazards = Arrays.stream(Hazard.values())
                .filter(hazard -> random.nextInt(4) == 0)
                .collect(Collectors.toSet());
        return incident(
                IncidentType.values()[random.nextInt(IncidentType.values().length)],
                hazards,
                random.nextBoolean() ? Sensitivity.NORMAL : Sensitivity.RESTRICTED,
                1 + random.nextInt(3),
                random.nextInt(5) > 0,
                random.nextInt(5) > 0 ? BANDUNG : null);
    }

    private static AgencyDirectory anyDirectory(Random random) {
        List<AgencyRegistered> agencies = new ArrayList<>();
        for (String kind : KINDS) {
            for (AgencyScope scope : List.of(AgencyScope.REGION, AgencyScope.PROVINCE, AgencyScope.NATION)) {
                if (random.nextBoolean()) {
                    agencies.add(agency(
                            kind + scope,
                            kind,
                            scope,
                            scope == AgencyScope.REGION ? List.of(BANDUNG) : List.of("32"),
                            List.of(),
                            AgencyState.values()[random.nextInt(AgencyState.values().length)]));
                }
            }
        }
        return new AgencyDirectory(agencies);
    }

    private static AgencyRegistered agency(
            String id,
            String kind,
            AgencyScope scope,
            List<String> regions,
            List<String> agreements,
            AgencyState state) {
        return new AgencyRegistered(
                id, 1, id, kind, scope, regions, agreements, state, null, List.of(), true, null, AT);
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(" ")));
    }

    private static Deadlines anyDeadlines(Random random) {
        return new Deadlines(IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(rung -> Duration.ofSeconds(5 + random.nextInt(600)))
                .toList());
    }
}
