package id.layanan112.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {
    private static final String ROOT = "id.layanan112.routing";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy.NeededKinds",
                "policy.Policy",
                "policy.PolicyReader",
                "policy.PolicyCheck",
                "policy.PolicyInPlace",
                "policy.Condition",
                "policy.EffectivePolicy",
                "policy.PolicySnapshot",
                "decision.RouteDecision",
                "decision.Chain",
                "decision.Situations",
                "decision.Humans",
                "coverage.Coverage",
                "lifecycle.Standing",
                "lifecycle.Term",
                "lifecycle.Terms",
                "trial.Changes",
                "directory.AgencyDirectory"
            })
    void shouldKeepRulesFreeOfFrameworks(String rule) {
        assertThat(CODE.contain(ROOT + "." + rule)).isTrue();
        noClasses()
                .that()
                .haveFullyQualifiedName(ROOT + "." + rule)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "java.sql..",
                        "org.apache.kafka..",
                        "id.layanan112.kit..")
                .check(CODE);
    }

    @Test
    void shouldHavePackagesWithoutCycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }
}
