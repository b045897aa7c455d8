package id.layanan112.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.Hazard;
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
import id.layanan112.routing.policy.EffectivePolicy;
import id.layanan112.routing.policy.PolicySnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteDecisionTest {
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");
    private static final UUID INPUT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID INCIDENT = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final ProtectedBlocks BLOCKS = new ProtectedBlocks("Yw==", "cw==", "bg==");
    private static final String BANDUNG = "32.73";

    private final EffectivePolicy policy = new PolicySnapshot(List.of()).of(BANDUNG);

    @Test
    void shouldAskTheKindsOfTheNationalTable() throws IOException {
        for (String[] row : scenarios()) {
            RouteDecided decided =
                    decided(incident(row[0], row[1], Sensitivity.valueOf(row[2])), AgencyDirectory.EMPTY);

            assertThat(kinds(decided, DispatchRole.LEAD))
                    .as(Arrays.toString(row))
                    .containsExactly(row[3]);
            assertThat(new TreeSet<>(kinds(decided, DispatchRole.SUPPORTING)))
                    .as(Arrays.toString(row))
                    .isEqualTo(words(row[4]));
            assertThat(decided.priority()).as(Arrays.toString(row)).isEqualTo(Priority.valueOf(row[5]));
        }
    }

    @Test
    void shouldClimbTheChainFromTheOwnAgencyToTheHuman() {
        AgencyDirectory directory = new AgencyDirectory(List.of(
                agency("own", "MEDICAL", AgencyScope.REGION, List.of(BANDUNG), List.of(), AgencyState.ACTIVE),
                agency("next", "MEDICAL", AgencyScope.REGION, List.of("32.04"), List.of(BANDUNG), AgencyState.ACTIVE),
                agency("prov", "MEDICAL", AgencyScope.PROVINCE, List.of("32"), List.of(), AgencyState.ACTIVE),
                agency("nation", "MEDICAL", AgencyScope.NATION, List.of(), List.of(), AgencyState.ACTIVE),
                agency("far", "MEDICAL", AgencyScope.REGION, List.of("73.71"), List.of(), AgencyState.ACTIVE)));

        RouteDecided decided = decided(incident("MEDICAL", "", Sensitivity.NORMAL), directory);

        assertThat(decided.assignments().getFirst().chain())
                .extracting(Rung::source)
                .containsExactly(
                        RungSource.OWN,
                        RungSource.NEIGHBOUR,
                        RungSource.PROVINCE,
                        RungSource.NATIONAL,
                        RungSource.SUPERVISOR);
    }

    @Test
    void shouldPassOverAnAgencyThatTakesNoOrdersAndSaySo() {
        AgencyDirectory directory = new AgencyDirectory(List.of(
                agency("own", "MEDICAL", AgencyScope.REGION, List.of(BANDUNG), List.of(), AgencyState.DIVERTING)));

        RouteDecided decided = decided(incident("MEDICAL", "", Sensitivity.NORMAL), directory);

        assertThat(decided.assignments().getFirst().chain())
                .extracting(Rung::source)
                .containsExactly(RungSource.SUPERVISOR);
        assertThat(decided.notFound()).contains("MEDICAL: own is DIVERTING");
    }

    @Test
    void shouldLetDisasterAndPoliceStandInForTheFireBrigade() {
        AgencyDirectory directory = new AgencyDirectory(List.of(
                agency("bpbd", "DISASTER", AgencyScope.REGION, List.of(BANDUNG), List.of(), AgencyState.ACTIVE),
                agency("polres", "POLICE", AgencyScope.REGION, List.of(BANDUNG), List.of(), AgencyState.ACTIVE)));

        RouteDecided decided = decided(incident("WILD_ANIMAL", "", Sensitivity.NORMAL), directory);

        assertThat(decided.assignments().getFirst().chain())
                .extracting(Rung::agencyId)
                .containsExactly("bpbd", "polres", null);
    }

    @Test
    void shouldTellEveryLaneOfALaterRevisionAndOnlyTheNeededOnesOfTheFirst() {
        IncidentSnapshot first = incident("POWER_OUTAGE", "", Sensitivity.NORMAL);

        assertThat(lanes(first)).containsExactly(Lane.POWER);
        assertThat(lanes(closed(first))).containsExactly(Lane.values());
    }

    @Test
    void shouldHoldItsPromisesWhateverComes() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            IncidentSnapshot incident = anyIncident(random);
            AgencyDirectory directory = anyDirectory(random);

            List<OutgoingEvent> events = Decisions.of(INPUT, incident, policy, directory, AT);

            assertThat(Decisions.of(INPUT, incident, policy, directory, AT))
                    .as("seed %d", seed)
                    .isEqualTo(events);
            assertThat(events.stream().map(OutgoingEvent::id))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            RouteDecided decided = (RouteDecided) events.getFirst().event();
            for (Assignment assignment : decided.assignments()) {
                assertThat(assignment.chain().getLast().source().human())
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(incident.sensitivity() == Sensitivity.RESTRICTED
                                && !Set.of("POLICE", "WOMEN_CHILD", "MEDICAL").contains(assignment.kind()))
                        .as("seed %d", seed)
                        .isFalse();
            }
            Set<UUID> ordered = events.stream()
                    .filter(event -> event.event() instanceof DispatchOrdersDecided)
                    .flatMap(event -> ((DispatchOrdersDecided) event.event()).orders().stream())
                    .map(DispatchOrder::dispatchId)
                    .collect(Collectors.toSet());
            assertThat(ordered)
                    .as("seed %d", seed)
                    .isEqualTo(decided.assignments().stream()
                            .map(Assignment::dispatchId)
                            .collect(Collectors.toSet()));
        }
    }

    private RouteDecided decided(IncidentSnapshot incident, AgencyDirectory directory) {
        return (RouteDecided)
                Decisions.of(INPUT, incident, policy, directory, AT).getFirst().event();
    }

    private List<Lane> lanes(IncidentSnapshot incident) {
        return Decisions.of(INPUT, incident, policy, AgencyDirectory.EMPTY, AT).stream()
                .filter(event -> event.event() instanceof DispatchOrdersDecided)
                .map(event -> ((DispatchOrdersDecided) event.event()).lane())
                .toList();
    }

    private static List<String> kinds(RouteDecided decided, DispatchRole role) {
        return decided.assignments().stream()
                .filter(assignment -> assignment.role() == role)
                .map(Assignment::kind)
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
                BLOCKS);
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
        for (String kind : List.of("POLICE", "FIRE", "MEDICAL", "POWER", "DISASTER", "SAR", "WOMEN_CHILD")) {
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

    private static List<String[]> scenarios() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RouteDecisionTest.class.getResourceAsStream("/scenarios/default-policy.csv"))) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
