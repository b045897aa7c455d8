package id.layanan112.routing.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RungSource;
import id.layanan112.regions.Regions;
import id.layanan112.routing.coverage.Coverage.Cell;
import id.layanan112.routing.coverage.Coverage.Gap;
import id.layanan112.routing.coverage.Coverage.Why;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicySnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String BANDUNG = "32.73";
    private static final String WEST_JAVA = "32";

    private PolicySnapshot policy = new PolicySnapshot(List.of());
    private final List<AgencyRegistered> agencies = new ArrayList<>(List.of(
            agency("damkar", "FIRE", AgencyScope.REGION, List.of(BANDUNG), List.of("WEBHOOK"), "113"),
            agency("damkar-prov", "FIRE", AgencyScope.PROVINCE, List.of(WEST_JAVA), List.of(), "113"),
            agency("119", "MEDICAL", AgencyScope.NATION, List.of(), List.of("WEBHOOK"), null)));

    @Test
    void shouldHaveACellForEachRegionAndType() {
        assertThat(coverage().cells()).hasSize(Regions.all().size() * IncidentType.values().length);
        assertThat(Regions.all()).hasSize(514);
    }

    @Test
    void shouldSayTheFirstRungOfEachCell() {
        assertThat(cell(BANDUNG, IncidentType.FIRE))
                .isEqualTo(new Cell(BANDUNG, IncidentType.FIRE, Priority.P1, "FIRE", RungSource.OWN, "damkar"));
        assertThat(cell("32.04", IncidentType.FIRE).agencyId()).isEqualTo("damkar-prov");
        assertThat(cell("11.01", IncidentType.MEDICAL).first()).isEqualTo(RungSource.NATIONAL);
        assertThat(cell("11.01", IncidentType.FIRE).first()).isEqualTo(RungSource.SUPERVISOR);
    }

    @Test
    void shouldListWhereLifeMayBeAtRiskAndOnlyAHumanIsAsked() {
        assertThat(coverage().gaps())
                .contains(new Gap("11.01", IncidentType.FIRE, "FIRE", Why.HUMAN_ONLY, null))
                .noneMatch(gap -> gap.kind().equals("MEDICAL"))
                // P3: nobody has an agency for it, and nobody's life depends on it.
                .noneMatch(gap -> gap.incidentType() == IncidentType.POWER_OUTAGE);
        Coverage coverage = coverage();
        assertThat(coverage.count(Why.HUMAN_ONLY))
                .isEqualTo(coverage.cells().stream()
                        .filter(cell -> cell.priority() == Priority.P1 && cell.first() == RungSource.SUPERVISOR)
                        .count());
    }

    @Test
    void shouldListAnAgencyThatNobodyCanReach() {
        agencies.add(agency("mute", "SAR", AgencyScope.NATION, List.of(), List.of(), null));
        assertThat(coverage().gaps())
                .filteredOn(gap -> gap.why() == Why.UNREACHABLE)
                .hasSize(514)
                .allMatch(gap ->
                        "mute".equals(gap.agencyId()) && gap.incidentType() == IncidentType.PERSON_MISSING_OR_TRAPPED);
    }

    @Test
    void shouldShowExactlyWhatRemovingAnAgencyChanges() {
        Coverage before = coverage();
        agencies.removeIf(agency -> agency.agencyId().equals("damkar"));
        assertThat(changed(before, coverage()))
                .containsExactlyInAnyOrder(
                        BANDUNG + " FIRE PROVINCE", BANDUNG + " GAS_LEAK PROVINCE", BANDUNG + " WILD_ANIMAL PROVINCE");
        assertThat(coverage().gaps()).isEqualTo(before.gaps());
    }

    @Test
    void shouldShowExactlyWhatRemovingAProvincesDeskChanges() {
        Coverage before = coverage();
        agencies.removeIf(agency -> agency.agencyId().equals("damkar-prov"));
        long regions = Regions.all().stream()
                .filter(region -> region.code().value().startsWith(WEST_JAVA + ".")
                        && !region.code().value().equals(BANDUNG))
                .count();
        assertThat(changed(before, coverage()))
                .hasSize((int) (3 * regions))
                .allMatch(change -> change.startsWith(WEST_JAVA + ".") && change.endsWith("SUPERVISOR"));
        // Two of the three types are P1.
        assertThat(coverage().gaps()).hasSize(before.gaps().size() + (int) (2 * regions));
    }

    @Test
    void shouldShowExactlyWhatRemovingARuleChanges() {
        // Given a region with a rule of its own, and one that holds at night alone
        String head = "policyId: kota-bandung\nscope: '32.73'\nowner: Diskominfo\nlegalBasis: Perwali 1/2026\nrules:\n";
        String night = "  - { name: night, when: { type: CRIME, between: 22:00-05:00 }, lead: GAS }\n";
        String own = "  - { name: own, when: { type: GAS_LEAK }, lead: GAS }\n";
        policy = new PolicySnapshot(List.of(PolicyReader.read((head + night + own).getBytes(UTF_8), 1)));
        Coverage before = coverage();
        assertThat(cell(BANDUNG, IncidentType.GAS_LEAK).kind()).isEqualTo("GAS");
        // By day the police leads crime; the gap is told all the same, for at night there is nobody.
        assertThat(cell(BANDUNG, IncidentType.CRIME).kind()).isEqualTo("POLICE");
        assertThat(before.gaps()).contains(new Gap(BANDUNG, IncidentType.CRIME, "GAS", Why.HUMAN_ONLY, null));

        policy = new PolicySnapshot(List.of(PolicyReader.read((head + night).getBytes(UTF_8), 2)));

        assertThat(changed(before, coverage())).containsExactly(BANDUNG + " GAS_LEAK OWN");
        policy = new PolicySnapshot(List.of(PolicyReader.read((head + own).getBytes(UTF_8), 2)));
        assertThat(coverage().gaps()).doesNotContain(new Gap(BANDUNG, IncidentType.CRIME, "GAS", Why.HUMAN_ONLY, null));
    }

    @Test
    void shouldDrawTheNationByProvinceAndAProvinceByRegion() {
        CoverageTable nation = CoverageTable.of(coverage(), null);
        assertThat(nation.rows()).hasSize(Regions.provinces().size());
        CoverageTable.Row row = nation.rows().stream()
                .filter(one -> one.code().equals(WEST_JAVA))
                .findFirst()
                .orElseThrow();
        assertThat(row.types().getFirst().counts())
                .containsExactly(
                        new CoverageTable.Count(RungSource.OWN, 1), new CoverageTable.Count(RungSource.PROVINCE, 26));
        assertThat(nation.allGaps()).isEqualTo(coverage().gaps().size());

        CoverageTable province =
                CoverageTable.of(coverage(), Regions.province(WEST_JAVA).orElseThrow());
        assertThat(province.rows()).hasSize(27).noneMatch(CoverageTable.Row::link);
        assertThat(province.gaps()).allMatch(line -> line.gap().regionCode().startsWith(WEST_JAVA));
    }

    @Test
    void shouldGoByTheStateOfAgencies() {
        agencies.set(0, of(agencies.getFirst(), AgencyState.DIVERTING));
        assertThat(cell(BANDUNG, IncidentType.FIRE).first()).isEqualTo(RungSource.PROVINCE);
    }

    @Test
    void shouldShowOneRegionOrOneTypeAlone() {
        assertThat(coverage().only(BANDUNG, null).cells()).hasSize(IncidentType.values().length);
        assertThat(coverage().only(null, IncidentType.FIRE).cells()).hasSize(514);
        assertThat(coverage().only("11.01", IncidentType.FIRE).gaps()).hasSize(1);
    }

    private Coverage coverage() {
        return Coverage.of(policy, new AgencyDirectory(agencies), Regions.all());
    }

    private Cell cell(String region, IncidentType type) {
        return coverage().only(region, type).cells().getFirst();
    }

    private static Set<String> changed(Coverage before, Coverage after) {
        Set<Cell> old = Set.copyOf(before.cells());
        return after.cells().stream()
                .filter(cell -> !old.contains(cell))
                .map(cell -> cell.regionCode() + " " + cell.incidentType() + " " + cell.first())
                .collect(Collectors.toSet());
    }

    private static AgencyRegistered agency(
            String id,
            String kind,
            AgencyScope scope,
            List<String> regions,
            List<String> channels,
            @Nullable String telephone) {
        return new AgencyRegistered(
                id,
                1,
                id,
                kind,
                scope,
                regions,
                List.of(),
                AgencyState.ACTIVE,
                telephone,
                channels,
                true,
                null,
                Instant.EPOCH);
    }

    private static AgencyRegistered of(AgencyRegistered one, AgencyState state) {
        return new AgencyRegistered(
                one.agencyId(),
                2,
                one.name(),
                one.kind(),
                one.scope(),
                one.regions(),
                one.agreements(),
                state,
                one.telephone(),
                one.channels(),
                true,
                null,
                Instant.EPOCH);
    }
}
