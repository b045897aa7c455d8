package id.layanan112.routing.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicySnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a decision takes with a policy of its own in each of the 514 regions, and 16 agencies in each. Asserts
 * nothing: {@code ./112 test -pl routing-service -am -Dtest=DecisionSpeed -Dsurefire.failIfNoSpecifiedTests=false
 * -Dsurefire.argLine=-Djmh=true}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionSpeed {
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");
    private static final UUID INPUT = new UUID(0, 1);
    private static final List<String> KINDS = List.of(
            "POLICE",
            "FIRE",
            "MEDICAL",
            "POWER",
            "DISASTER",
            "SAR",
            "WOMEN_CHILD",
            "GAS",
            "RED_CROSS",
            "RESPONSE_TEAM",
            "PUBLIC_ORDER",
            "TRANSPORT",
            "SOCIAL",
            "PUBLIC_WORKS",
            "ENVIRONMENT",
            "WATER");

    private final PolicySnapshot policies =
            new PolicySnapshot(Regions.all().stream().map(DecisionSpeed::policy).toList());
    private final AgencyDirectory directory = new AgencyDirectory(agencies());
    private final List<IncidentSnapshot> incidents = incidents();
    private int next;

    /** Who is asked, and why. */
    @Benchmark
    public RouteDecision decision() {
        IncidentSnapshot incident = incidents.get(next++ % incidents.size());
        return RouteIncident.decide(incident, policies.of(incident.regionCode()), directory);
    }

    /** The same with the events that tell it, and their ids. */
    @Benchmark
    public List<OutgoingEvent> events() {
        IncidentSnapshot incident = incidents.get(next++ % incidents.size());
        return Decisions.of(
                new Decisions.Input(INPUT, incident, false), policies.of(incident.regionCode()), directory, AT);
    }

    @Test
    @EnabledIfSystemProperty(named = "jmh", matches = "true")
    void measure() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DecisionSpeed.class.getSimpleName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(3))
                        .build())
                .run();
    }

    private static Policy policy(Region region) {
        String code = region.code().value();
        return PolicyReader.read("""
                policyId: p-%s
                scope: "%s"
                owner: Diskominfo
                legalBasis: Perda 1/2026
                deadlines: { FIRE: { P1: 45s } }
                chains: { MEDICAL: { standIns: [RED_CROSS] } }
                rules:
                  - { name: night-fire, when: { type: FIRE, between: 22:00-05:00 }, lead: FIRE, supporting: [DISASTER, MEDICAL] }
                  - { name: gas, when: { type: GAS_LEAK }, lead: GAS, supporting: [FIRE] }
                  - { name: many, when: { victims: MANY }, add: [RED_CROSS, RESPONSE_TEAM], priority: P1 }
                  - { name: no-psc, when: { type: MEDICAL, ownAgency: { MEDICAL: [NONE, DIVERTING] } }, add: [FIRE] }
                """.formatted(code.replace('.', '-'), code).getBytes(UTF_8), 1);
    }

    private static List<AgencyRegistered> agencies() {
        List<AgencyRegistered> agencies = new ArrayList<>();
        for (Region region : Regions.all()) {
            for (String kind : KINDS) {
                String code = region.code().value();
                agencies.add(agency(code + "-" + kind, kind, AgencyScope.REGION, code));
            }
        }
        Regions.provinces()
                .forEach(province -> KINDS.subList(0, 5)
                        .forEach(kind -> agencies.add(
                                agency(province.code() + "-" + kind, kind, AgencyScope.PROVINCE, province.code()))));
        return agencies;
    }

    private static AgencyRegistered agency(String id, String kind, AgencyScope scope, String place) {
        return new AgencyRegistered(
                id,
                1,
                "Instansi " + id,
                kind,
                scope,
                List.of(place),
                List.of(),
                AgencyState.ACTIVE,
                null,
                List.of("WEBHOOK"),
                true,
                null,
                AT);
    }

    private static List<IncidentSnapshot> incidents() {
        Random random = new Random(112);
        List<IncidentSnapshot> incidents = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            IncidentType type = IncidentType.values()[random.nextInt(IncidentType.values().length)];
            String region = Regions.all().get(random.nextInt(514)).code().value();
            incidents.add(new IncidentSnapshot(
                    new UUID(random.nextLong(), random.nextLong()),
                    1,
                    region,
                    region,
                    List.of(),
                    type,
                    IncidentDefaults.of(type).priority(),
                    IncidentDefaults.of(type).sensitivity(),
                    random.nextInt(3) == 0 ? Set.of(Hazard.INJURED) : Set.of(),
                    random.nextInt(9) == 0 ? Victims.MANY : Victims.UNKNOWN,
                    Set.of(),
                    Set.of(),
                    true,
                    AT.plusSeconds(random.nextInt(86_400)),
                    false,
                    new ProtectedBlocks("Yw==", "cw==", "bg=="),
                    null));
        }
        return incidents;
    }
}
