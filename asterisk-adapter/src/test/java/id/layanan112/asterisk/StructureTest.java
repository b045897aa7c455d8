package id.layanan112.asterisk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("id.layanan112.asterisk");

    @Test
    void shouldKeepTheRulesFreeOfInputAndOutput() {
        noClasses()
                .that()
                .belongToAnyOf(CallRules.class, Calls.class, PbxEvent.class, TelephonyEvent.class, Scope.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "com.fasterxml..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void shouldOfferNothingToOtherModules() {
        classes().that().areTopLevelClasses().should().bePackagePrivate().check(CLASSES);
    }
}
