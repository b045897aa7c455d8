package id.layanan112.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicySnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Each file of {@code scenarios/} as it stands: given these policies and agencies, when this happens in Kota Bandung,
 * then these are asked, for this reason. What a file does not speak of is not looked at.
 */
class ScenariosTest {
    private static final Path FILES = Path.of("src/test/resources/scenarios");
    private static final UUID INPUT = new UUID(0, 1);
    private static final UUID INCIDENT = new UUID(0, 2);
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(read(file))));
    }

    /** A file that speaks of nothing would pass whatever routing did. */
    @Test
    void shouldHaveAFileOfEachTypeHazardAndChain() throws IOException {
        Set<String> names = files().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        for (IncidentType type : IncidentType.values()) {
            assertThat(names).contains("type-" + word(type.name()) + ".yaml");
        }
        for (Hazard hazard : Hazard.values()) {
            if (hazard != Hazard.OTHER) {
                assertThat(names).contains("hazard-" + word(hazard.name()) + ".yaml");
            }
        }
        assertThat(names)
                .filteredOn(name -> name.startsWith("chain-"))
                .hasSize(16)
                .contains("chain-fire.yaml", "chain-women-child.yaml");
        assertThat(names).contains("restricted-hazards.yaml", "border.yaml", "exercise.yaml", "closed.yaml");
    }

    private static String word(String code) {
        return code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return map(yaml.<Object>load(Files.readString(file)));
    }

    private static void play(Map<String, Object> scenario) {
        Map<String, Object> given = map(scenario.get("given"));
        Map<String, Object> then = map(scenario.get("then"));
        List<AgencyRegistered> agencies =
                list(given.get("agencies")).stream().map(ScenariosTest::agency).toList();
        PolicySnapshot policies = new PolicySnapshot(
                list(given.get("policies")).stream().map(ScenariosTest::policy).toList());
        IncidentSnapshot incident = incident(map(scenario.get("when")));
        if (then.containsKey("steps")) {
            assertThat(then.keySet()).containsOnly("kind", "steps");
            for (Object step : list(then.get("steps"))) {
                Set<String> without = texts(map(step).get("without"));
                check(
                        map(step),
                        events(
                                incident,
                                policies,
                                agencies.stream()
                                        .filter(one -> !without.contains(one.agencyId()))
                                        .toList()),
                        (String) Objects.requireNonNull(then.get("kind")));
            }
        } else {
            check(then, events(incident, policies, agencies), null);
        }
    }

    private static List<OutgoingEvent> events(
            IncidentSnapshot incident, PolicySnapshot policies, List<AgencyRegistered> agencies) {
        return Decisions.of(
                new Decisions.Input(INPUT, incident, false),
                policies.of(incident.regionCode()),
                new AgencyDirectory(agencies),
                AT);
    }

    private static void check(Map<String, Object> then, List<OutgoingEvent> events, @Nullable String onlyKind) {
        RouteDecided decided = (RouteDecided) events.getFirst().event();
        for (Map.Entry<String, Object> one : then.entrySet()) {
            switch (one.getKey()) {
                case "without" -> {}
                case "priority" -> assertThat(decided.priority().name()).isEqualTo(one.getValue());
                case "exercise" ->
                    assertThat(events).allMatch(event -> event.event().exercise());
                case "reason" -> assertThat(decided.reason()).isEqualTo(one.getValue());
                case "orders" -> orders(list(one.getValue()), decided.assignments());
                case "chain" ->
                    assertThat(chain(decided.assignments().stream()
                                    .filter(each -> each.kind().equals(onlyKind))
                                    .findFirst()
                                    .orElseThrow()))
                            .isEqualTo(one.getValue());
                case "substitutions" ->
                    assertThat(Objects.requireNonNull(decided.substitutions()).stream()
                                    .map(ScenariosTest::told))
                            .containsExactlyElementsOf(texts(one.getValue()));
                case "notFound" -> assertThat(decided.notFound()).isEqualTo(one.getValue());
                case "policies" ->
                    assertThat(decided.policies().stream()
                                    .map(each -> each.policyId().equals("national-default")
                                            ? each.policyId()
                                            : each.policyId() + " " + each.version()))
                            .containsExactlyElementsOf(texts(one.getValue()));
                case "lanes" ->
                    assertThat(events.stream()
                                    .filter(each -> each.event() instanceof DispatchOrdersDecided)
                                    .map(each -> ((DispatchOrdersDecided) each.event())
                                            .lane()
                                            .name()))
                            .containsExactlyElementsOf(texts(one.getValue()));
                default -> throw new IllegalArgumentException("a scenario says nothing of " + one.getKey());
            }
        }
    }

    /** All of them, in their order; of each what the file names. */
    private static void orders(List<Object> expected, List<Assignment> actual) {
        assertThat(actual.stream().map(Assignment::kind))
                .containsExactlyElementsOf(expected.stream()
                        .map(one -> (String) map(one).get("kind"))
                        .toList());
        for (int i = 0; i < expected.size(); i++) {
            Assignment assignment = actual.get(i);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("kind", assignment.kind());
            told.put("role", assignment.role().name());
            told.put("rule", assignment.rule());
            told.put("because", assignment.reason());
            told.put("within", within(assignment));
            told.put("chain", chain(assignment));
            map(expected.get(i)).forEach((key, value) -> assertThat(told).containsEntry(key, value));
        }
    }

    private static String within(Assignment assignment) {
        List<Long> byRung = assignment.rungDeadlineSeconds();
        return (byRung == null ? List.of(Objects.requireNonNull(assignment.ackDeadlineSeconds())) : byRung)
                .stream().map(seconds -> seconds + "s").collect(Collectors.joining(", "));
    }

    private static List<String> chain(Assignment assignment) {
        return assignment.chain().stream().map(ScenariosTest::told).toList();
    }

    private static String told(Rung rung) {
        return rung.agencyId() == null ? rung.source().name() : rung.source() + " " + rung.agencyId();
    }

    private static String told(ServiceSubstitution one) {
        String passedOver = one.passedOver().stream()
                .map(agency -> ", passed over " + agency.agencyId() + " " + agency.state())
                .collect(Collectors.joining());
        return one.kind() + ": " + told(one.by()) + (one.byPolicy() ? ", by policy" : "") + passedOver;
    }

    private static Policy policy(Object document) {
        return PolicyReader.read(((String) document).getBytes(StandardCharsets.UTF_8), 1);
    }

    private static AgencyRegistered agency(Object written) {
        Map<String, Object> agency = map(written);
        String id = (String) Objects.requireNonNull(agency.get("id"));
        return new AgencyRegistered(
                id,
                1,
                id,
                (String) Objects.requireNonNull(agency.get("kind")),
                AgencyScope.valueOf((String) agency.getOrDefault("scope", "REGION")),
                List.copyOf(texts(agency.get("regions"))),
                List.copyOf(texts(agency.get("agreements"))),
                AgencyState.valueOf((String) agency.getOrDefault("state", "ACTIVE")),
                null,
                List.of("WEBHOOK"),
                true,
                null,
                AT);
    }

    private static IncidentSnapshot incident(Map<String, Object> when) {
        IncidentType type = IncidentType.valueOf((String) Objects.requireNonNull(when.get("type")));
        IncidentDefaults defaults = IncidentDefaults.of(type);
        String at = (String) when.get("at");
        return new IncidentSnapshot(
                INCIDENT,
                ((Number) when.getOrDefault("revision", 1)).longValue(),
                "32.73",
                (String) when.get("region"),
                List.copyOf(texts(when.get("neighbours"))),
                type,
                defaults.priority(),
                Sensitivity.valueOf((String)
                        when.getOrDefault("sensitivity", defaults.sensitivity().name())),
                texts(when.get("hazards")).stream().map(Hazard::valueOf).collect(Collectors.toSet()),
                Victims.valueOf((String) when.getOrDefault("victims", "UNKNOWN")),
                texts(when.get("asked")),
                texts(when.get("withdrawn")),
                (Boolean) when.getOrDefault("open", true),
                at == null ? AT : OffsetDateTime.parse(at).toInstant(),
                (Boolean) when.getOrDefault("exercise", false),
                ProtectedBlocks.NONE,
                null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    private static Set<String> texts(@Nullable Object value) {
        Set<String> texts = new java.util.LinkedHashSet<>();
        new ArrayList<>(list(value)).forEach(one -> texts.add((String) one));
        return texts;
    }
}
