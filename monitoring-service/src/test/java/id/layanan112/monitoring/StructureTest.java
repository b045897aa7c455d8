package id.layanan112.monitoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {
    private static final String ROOT = "id.layanan112.monitoring";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void shouldStillHaveThePackagesThatTheRulesName() {
        for (String name : List.of("ledger", "facts", "counts", "figures", "rebuild", "freshness", "dashboard")) {
            assertThat(CODE.containPackage(ROOT + "." + name)).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger.KnownCall",
                "ledger.KnownIncident",
                "ledger.KnownOrder",
                "ledger.Change",
                "ledger.Reading",
                "ledger.Periods",
                "ledger.Place",
                "figures.Today",
                "freshness.Freshness",
                "freshness.Mark",
                "dashboard.Levels"
            })
    void shouldKeepRulesFreeOfFrameworks(String rule) {
        assertThat(CODE.contain(ROOT + "." + rule)).isTrue();
        noClasses()
                .that()
                .haveFullyQualifiedName(ROOT + "." + rule)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "java.sql..", "id.layanan112.kit..")
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

    @Test
    void shouldNotKnowOtherServices() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "id.layanan112.intake..",
                        "id.layanan112.routing..",
                        "id.layanan112.gateway..",
                        "id.layanan112.simulator..")
                .check(CODE);
    }
}
