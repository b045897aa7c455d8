package id.layanan112.gateway;

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
    private static final String ROOT = "id.layanan112.gateway";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispatch.Dispatch",
                "dispatch.Ladder",
                "delivery.Backoff",
                "signature.WebhookSignature",
                "delivery.Attempt",
                "registry.Agency",
                "dispatch.Escalation",
                "dispatch.Placing",
                "dispatch.Answers",
                "dispatch.ByHand",
                "dispatch.Course",
                "dispatch.Units",
                "board.Placed",
                "board.StepKey"
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
