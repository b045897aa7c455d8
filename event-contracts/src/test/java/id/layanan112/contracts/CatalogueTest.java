package id.layanan112.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @BeforeAll
    static void writeWhenAsked() {
        if (Boolean.getBoolean("contracts.write")) {
            Documents.write();
        }
    }

    @Test
    void shouldNameEveryEventOfTheSealedInterfaces() {
        Set<Class<?>> sealed = leaves(DomainEvent.class).collect(Collectors.toSet());

        assertThat(EventCatalogue.all().stream().map(EventType::record).collect(Collectors.toSet()))
                .isEqualTo(sealed);
        assertThat(EventCatalogue.all())
                .extracting(EventType::type)
                .doesNotHaveDuplicates()
                .allMatch(type -> type.matches("id\\.layanan112\\.[a-z-]+\\.[a-z-]+\\.v1"));
    }

    @Test
    void shouldHaveASampleOfEveryEvent() {
        assertThat(Samples.all().stream()
                        .map(event -> (Object) event.getClass())
                        .toList())
                .containsExactlyElementsOf(EventCatalogue.all().stream()
                        .map(type -> (Object) type.record())
                        .toList());
    }

    @Test
    void shouldHaveCommittedWhatTheRecordsSay() throws IOException {
        for (Map.Entry<String, JsonNode> document : Documents.all().entrySet()) {
            assertThat(Documents.place(document.getKey()))
                    .as("%s; after a change of a record: -Dcontracts.write=true", document.getKey())
                    .exists()
                    .hasContent(Documents.text(document.getValue()));
        }
        assertThat(committed()).isEqualTo(new TreeSet<>(Documents.all().keySet()));
    }

    @Test
    void shouldValidateEverySampleWithItsSchema() throws IOException {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        for (EventType type : EventCatalogue.all()) {
            JsonSchema schema = factory.getSchema(Files.readString(Documents.place(type.schema())));
            JsonNode sample =
                    Documents.JSON.readTree(Files.readString(Documents.place("samples/" + type.name() + ".json")));

            assertThat(schema.validate(sample)).as(type.name()).isEmpty();
            assertThat(schema.validate(Documents.JSON.createObjectNode()))
                    .as(type.name())
                    .isNotEmpty();
        }
    }

    @Test
    void shouldReadBackEverySample() throws IOException {
        for (DomainEvent sample : Samples.all()) {
            String text = Files.readString(
                    Documents.place("samples/" + EventCatalogue.of(sample).name() + ".json"));

            assertThat((Object) Documents.JSON.readValue(text, sample.getClass()))
                    .isEqualTo(sample);
        }
    }

    @Test
    void shouldKeepEveryTopicAsDeploymentCreatesIt() {
        assertThat(Topics.all()).hasSize(16).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(Topics.all()).filteredOn(Topic::compacted).allMatch(topic -> topic.partitions() == 1);
        assertThat(Topics.all()).filteredOn(topic -> !topic.compacted()).allMatch(topic -> topic.partitions() == 24);
    }

    @Test
    void shouldNotDependOnAnyFramework() {
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "id.layanan112.contracts..")
                .check(new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .importPackages("id.layanan112.contracts"));
    }

    private static Set<String> committed() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(Documents.place(""))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> Documents.place("").relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(CatalogueTest::leaves);
    }
}
