package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Pattern TESTED = Pattern.compile("alertname=~?\"([A-Za-z|]+)\"");

    @Test
    void shouldBeReadByPrometheus() throws Exception {
        assertThat(promtool("check", "rules", Repository.in(Repository.HERE.resolve("rules"), ".yaml")))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void shouldFireWhenTheyShouldAndOnlyThen() throws Exception {
        assertThat(promtool("test", "rules", Repository.in(Repository.HERE.resolve("tests"), ".yaml")))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void shouldEachBeSeenFiringAndQuiet() {
        Set<String> firing = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        expectations()
                .forEach(one -> TESTED.matcher(one.path("expr").asText())
                        .results()
                        .flatMap(found -> Arrays.stream(found.group(1).split("\\|")))
                        .forEach((one.has("exp_samples") ? firing : quiet)::add));
        Set<String> alerts = names();
        assertThat(firing).isEqualTo(alerts);
        assertThat(quiet).isEqualTo(alerts);
    }

    @Test
    void shouldSayWhatItMeansInBothLanguagesAndHowUrgentItIs() {
        assertThat(Alerts.all()).hasSameSizeAs(names()).allSatisfy(alert -> {
            assertThat(alert.severity()).as(alert.name()).isIn("page", "ticket");
            assertThat(alert.annotations()).as(alert.name()).containsOnlyKeys("summary", "description", "runbook");
            assertThat(alert.annotations().get("summary")).as(alert.name()).contains(" · ");
        });
    }

    @Test
    void shouldEachHaveItsPageAndPlaceOnIt() {
        assertThat(Alerts.all()).allSatisfy(alert -> {
            String[] place = alert.runbook().split("#", 2);
            Path page = Repository.ROOT.resolve(place[0]);
            assertThat(page).as(alert.name()).startsWith(Repository.RUNBOOKS).isRegularFile();
            if (place.length == 2) {
                assertThat(Markdown.anchors(Repository.text(page)))
                        .as("%s in %s", alert.name(), page)
                        .contains(place[1]);
            }
            assertThat(Repository.text(page)).as(alert.name()).contains(alert.name());
        });
    }

    /** For the Prometheus operator, which reads no plain rule files. */
    @Test
    void shouldBeTheSameForTheOperator() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE));
        ObjectNode rule = yaml.createObjectNode()
                .put("apiVersion", "monitoring.coreos.com/v1")
                .put("kind", "PrometheusRule");
        rule.putObject("metadata")
                .put("name", "layanan112")
                .putObject("labels")
                .put("app.kubernetes.io/part-of", "layanan112");
        Alerts.groups().forEach(rule.putObject("spec").withArrayProperty("groups")::add);
        Repository.same(
                Repository.HERE.resolve("prometheus-rule.yaml"),
                "# Made from rules/*.yaml by AlertsTest.\n" + yaml.writeValueAsString(rule));
    }

    private static Set<String> names() {
        return Alerts.all().stream().map(Alerts.Alert::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> expectations() {
        return Repository.in(Repository.HERE.resolve("tests"), ".yaml").stream()
                .flatMap(file -> Alerts.stream(Repository.yaml(file).path("tests")))
                .flatMap(test -> Alerts.stream(test.path("promql_expr_test")));
    }

    private static String promtool(String what, String of, List<Path> files) throws Exception {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assumeTrue(
                there,
                "SKIPPED: promtool is missing, and the rules are not tested (Debian: apt-get install"
                        + " --no-install-recommends prometheus)");
        List<String> command = new ArrayList<>(List.of("promtool", what, of));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
