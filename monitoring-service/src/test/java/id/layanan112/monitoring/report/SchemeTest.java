package id.layanan112.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.layanan112.contracts.IncidentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void shouldPutEveryTypeIntoOneOfSevenClasses() {
        Map<String, Long> each = new TreeMap<>();
        Arrays.stream(IncidentType.values()).forEach(type -> each.put(type.name(), 1L));
        each.put("RESTRICTED", 3L);

        Map<Scheme.ReportClass, Long> counts = Scheme.builtIn().count(each);

        assertThat(counts).hasSize(7);
        assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(IncidentType.values().length + 3);
        assertThat(counts.keySet())
                .extracting(Scheme.ReportClass::code)
                .containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void shouldRefuseASchemeThatLeavesTypesOutOrDoublesThem() throws IOException {
        Path file = folder.resolve("scheme.csv");
        Files.writeString(file, "code,id,en,types\n1,api,fire,FIRE\n");
        assertThatThrownBy(() -> Scheme.read(file)).hasMessageContaining("*");
        Files.writeString(file, "code,id,en,types\n1,api,fire,FIRE\n2,lain,other,FIRE *\n");
        assertThatThrownBy(() -> Scheme.read(file))
                .hasMessageContaining("line 3")
                .hasMessageContaining("FIRE");
        Files.writeString(file, "code,id,en,types\n1,api,fire,FIER\n2,lain,other,*\n");
        assertThatThrownBy(() -> Scheme.read(file)).hasMessageContaining("FIER");
    }
}
