package id.layanan112.routing.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RungSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private static final String HEAD = """
            policyId: kota-bandung
            scope: "32.73"
            owner: Diskominfo Kota Bandung
            legalBasis: Perwali 12/2026
            """;

    @Test
    void shouldReadEverythingThatAPolicyMaySay() {
        Policy policy = PolicyReader.read((HEAD + """
                        from: 2027-01-01T00:00:00+07:00
                        until: 2028-01-01T00:00:00+07:00
                        deadlines:
                          ANY: { P1: 45s }
                          FIRE: { P1: 30s, P2: [2m, 45s] }
                        chains:
                          FIRE: { steps: [OWN, PROVINCE], standIns: [PUBLIC_ORDER] }
                        restricted: [POLICE, WOMEN_CHILD]
                        rules:
                          - name: fire-at-night
                            when:
                              type: [FIRE, GAS_LEAK]
                              priority: [P1, P2]
                              hazards: [GAS, ELECTRICAL]
                              without: TRAPPED
                              victims: [SEVERAL, MANY]
                              sensitivity: NORMAL
                              between: 22:00-05:00
                              ownAgency: { FIRE: [NONE, DIVERTING] }
                            lead: DISASTER
                            supporting: [POLICE]
                            priority: P1
                            within: 20s
                            chains: { DISASTER: { standIns: [POLICE] } }
                            reason: { id: kebakaran malam, en: fire at night }
                        """).getBytes(UTF_8), 3);

        assertThat(policy.version()).isEqualTo(3);
        assertThat(policy.scope()).isEqualTo(new Scope.Region("32.73"));
        assertThat(policy.from()).isEqualTo(Instant.parse("2026-12-31T17:00:00Z"));
        assertThat(policy.deadlines().get("FIRE"))
                .containsEntry(Priority.P2, new Deadlines(List.of(Duration.ofMinutes(2), Duration.ofSeconds(45))));
        assertThat(policy.chains())
                .containsEntry(
                        "FIRE", new ChainPlan(List.of(RungSource.OWN, RungSource.PROVINCE), List.of("PUBLIC_ORDER")));
        assertThat(policy.restricted()).containsExactly("POLICE", "WOMEN_CHILD");
        Rule rule = policy.rules().getFirst();
        assertThat(rule.line()).isEqualTo(14);
        assertThat(rule.when().types()).containsExactly(IncidentType.FIRE, IncidentType.GAS_LEAK);
        assertThat(rule.when().without()).isEqualTo(Set.of(Hazard.TRAPPED));
        assertThat(rule.when().between()).isEqualTo(new DayTime(LocalTime.of(22, 0), LocalTime.of(5, 0)));
        assertThat(rule.when().own()).containsEntry("FIRE", Set.of(OwnAgency.NONE, OwnAgency.DIVERTING));
        assertThat(rule.within()).isEqualTo(Deadlines.each(Duration.ofSeconds(20)));
        assertThat(rule.reason()).isEqualTo(new Rule.Reason("kebakaran malam", "fire at night"));
    }

    @Test
    void shouldReadJsonToo() {
        Policy policy = PolicyReader.read("""
                {"policyId": "jawa-barat", "scope": "32", "owner": "Dinas", "legalBasis": "Pergub 1/2026",
                 "rules": [{"name": "fire", "when": {"type": "FIRE"}, "lead": "FIRE"}]}""".getBytes(UTF_8), 1);

        assertThat(policy.scope()).isEqualTo(new Scope.Province("32"));
        assertThat(policy.rules().getFirst().line()).isEqualTo(2);
    }

    /** What is wrong with one rule, on line 6 of the document, and the word that says so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: a, lead: FIRE, suporting: [GAS] }                                 | unknown-key
            { name: a, lead: FIRE, lead: GAS }                                        | doubled-key
            { name: a, when: { type: WATER_FIGHT }, lead: FIRE }                      | unknown-word
            { name: a, when: { hazards: GLOWING }, add: [FIRE] }                      | unknown-word
            { name: a, when: { ownAgency: { FIRE: ASLEEP } }, add: [FIRE] }           | unknown-word
            { name: a, when: { between: late }, add: [FIRE] }                         | not-hours
            { name: a, when: { between: 22:00-22:00 }, add: [FIRE] }                  | not-hours
            { name: a, when: { type: [] }, lead: FIRE }                               | empty-list
            { name: a, lead: fire }                                                   | not-a-kind
            { name: A rule, lead: FIRE }                                              | not-a-name
            { name: a, lead: FIRE, within: soon }                                     | not-a-duration
            { name: a, lead: FIRE, within: 0s }                                       | not-a-duration
            { name: a, lead: FIRE, within: [20s, soon] }                              | not-a-duration
            { name: a, lead: FIRE, within: [] }                                       | empty-list
            { name: a, lead: FIRE, priority: P0 }                                     | unknown-word
            { name: a, lead: FIRE, supporting: [FIRE] }                               | named-twice
            { name: a, lead: FIRE, supporting: [GAS, GAS] }                           | named-twice
            { name: a, lead: FIRE, add: [GAS] }                                       | add-with-lead
            { name: a, supporting: [GAS] }                                            | support-without-lead
            { name: a, when: { type: FIRE } }                                         | says-nothing
            { name: a, when: { hazards: GAS, without: GAS }, add: [GAS] }             | unreachable
            { name: a, when: { sensitivity: RESTRICTED }, add: [FIRE] }               | may-not-know
            { name: a, when: { type: CHILD_ABUSE }, lead: SOCIAL }                    | may-not-know
            { name: a, chains: { FIRE: { standIns: [FIRE] } } }                       | circular-chain
            { name: a, chains: { FIRE: { steps: [SUPERVISOR] } } }                    | unknown-word
            { lead: FIRE }                                                            | missing
            { name: a, when: { priority: [P1, P2] }, priority: P2 }                   | raises-nothing
            { name: a, when: { between: 22:00:30-05:00 }, add: [FIRE] }               | not-hours
            just words                                                                | not-a-mapping
            """)
    void shouldRefuseARuleWithItsLine(String rule, String code) {
        List<Finding> findings = refused(HEAD + "rules:\n  - " + rule + "\n");

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.line()).isEqualTo(6);
        });
    }

    @Test
    void shouldRefuseRulesThatOthersCover() {
        List<Finding> findings = refused(HEAD + """
                rules:
                  - { name: fire, when: { type: FIRE }, lead: FIRE }
                  - { name: gas, when: { type: GAS_LEAK, between: 20:00-06:00 }, lead: FIRE }
                  - { name: never, when: { type: FIRE, hazards: GAS }, lead: GAS }
                  - { name: nor-that, when: { type: [FIRE, GAS_LEAK], between: 22:00-05:00 }, lead: GAS }
                  - { name: sometimes, when: { type: [FIRE, GAS_LEAK], between: 22:00-07:00 }, lead: GAS }
                  - { name: also-there, when: { type: FIRE }, add: [GAS] }
                """);

        assertThat(findings)
                .extracting(Finding::where, Finding::line, Finding::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rules.never", 8, "unreachable"),
                        org.assertj.core.groups.Tuple.tuple("rules.nor-that", 9, "unreachable"));
    }

    @Test
    void shouldRefusePrioritiesThatContradictOneAnother() {
        List<Finding> findings = refused(HEAD + """
                rules:
                  - { name: hurt, when: { hazards: INJURED }, priority: P1 }
                  - { name: road, when: { hazards: ROAD_BLOCKED, without: INJURED }, priority: P2 }
                  - { name: gas, when: { hazards: GAS }, priority: P2 }
                """);

        assertThat(findings).extracting(Finding::where).containsExactly("rules.gas");
        assertThat(findings.getFirst().en())
                .contains("hurt, line 6")
                .contains("P1")
                .contains("P2");
    }

    @Test
    void shouldRefuseChainsThatRunInACircle() {
        assertThat(refused(HEAD + """
                        chains:
                          FIRE: { standIns: [DISASTER] }
                          DISASTER: { standIns: [POLICE] }
                          POLICE: { standIns: [FIRE] }
                        """)).extracting(Finding::code).containsExactly("circular-chain");
    }

    /** Each kind is looked at once: a graph without a circle is not walked along every path. */
    @Test
    void shouldLookThroughManyChainsAtOnce() {
        StringBuilder chains = new StringBuilder("chains:\n");
        for (int i = 0; i < 100; i++) {
            chains.append("  KIND_").append(i).append(": { standIns: [ LAST");
            for (int j = i + 1; j < 100; j++) {
                chains.append(", KIND_").append(j);
            }
            chains.append(" ] }\n");
        }
        assertThat(PolicyReader.read((HEAD + chains).getBytes(UTF_8), 1).chains())
                .hasSize(100);
        assertThat(refused(HEAD + chains + "  MORE: { standIns: [ LAST ] }\n"))
                .extracting(Finding::code)
                .containsExactly("too-many");
    }

    @Test
    void shouldRefuseWordsThatAreNoLine() {
        assertThat(refused(HEAD.replace("Diskominfo", "x".repeat(300)) + "restricted: [POLICE]\n"))
                .extracting(Finding::where)
                .containsExactly("owner");
        assertThat(refused(HEAD + "from: 9999-01-01T00:00:00Z\nrestricted: [POLICE]\n"))
                .extracting(Finding::code)
                .containsExactly("not-a-time");
    }

    @Test
    void shouldRefuseNamesThatAreTakenAndValiditiesThatAreEmpty() {
        assertThat(refused(HEAD + """
                        from: 2027-01-01T00:00:00Z
                        until: 2027-01-01T00:00:00Z
                        rules:
                          - { name: a, lead: FIRE }
                          - { name: a, add: [GAS] }
                        """)).extracting(Finding::code).contains("empty-validity", "named-twice");
    }

    @Test
    void shouldNameTheSuccessorOfARegionThatIsNoMore() {
        // Parts of Papua were recoded.
        String old = id.layanan112.regions.Regions.abolished().getFirst().code().value();
        Finding finding =
                refused(HEAD.replace("32.73", old) + "restricted: [POLICE]\n").getFirst();

        assertThat(finding.code()).isEqualTo("abolished-region");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.en())
                .contains(id.layanan112.regions.Regions.abolished()
                        .getFirst()
                        .successor()
                        .value());
    }

    @Test
    void shouldFindEverythingAtOnce() {
        assertThat(refused("scope: XX\nversion: 3\nrules: [ { lead: fire } ]\n"))
                .extracting(Finding::code)
                .contains("unknown-region", "unknown-key", "missing", "not-a-kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "text",
                "\u0000",
                "a: [",
                "a: &x [*x]",
                "{{{{{{{{{{{{{{{{{{",
                "? [a]: b\n: c",
                "a: !!java.net.URL [http://x]"
            })
    void shouldRefuseRubbish(String document) {
        assertThat(refused(document)).isNotEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLargeOrTooDeepOrNoText() {
        assertThat(refused("#".repeat(10_000_000))).extracting(Finding::code).containsExactly("too-large");
        assertThat(refused("[".repeat(100_000))).extracting(Finding::code).containsExactly("not-yaml");
        assertThat(catchThrowableOfType(PolicyRefused.class, () -> PolicyReader.read(new byte[] {(byte) 0xff, 1}, 1))
                        .findings())
                .extracting(Finding::code)
                .containsExactly("not-utf-8");
        String bomb = "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n";
        assertThat(refused(bomb)).extracting(Finding::code).containsExactly("not-yaml");
    }

    private static List<Finding> refused(String document) {
        return catchThrowableOfType(PolicyRefused.class, () -> PolicyReader.read(document.getBytes(UTF_8), 1))
                .findings();
    }
}
