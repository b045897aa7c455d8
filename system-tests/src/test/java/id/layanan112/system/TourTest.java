package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.embedded.browser.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, word for word on the built platform; then the same journey while a part is killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf(value = Here.PORTS_ARE_FREE, disabledReason = Here.PORTS_IN_USE)
class TourTest {
    private static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    private static final String BANDUNG = "32.73";
    private static final List<String> TAKEN = List.of("ACCEPTED", "EN_ROUTE", "ON_SCENE", "DONE");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> tour = Readme.of(ROOT).blocks("Ten minutes with one real call");
    private final Shell shell = new Shell(ROOT);
    private final TraceReceiver traces = new TraceReceiver();
    private JsonNode call = JSON.missingNode();

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    void start() {
        shell.run("set -a\n"
                + Readme.at(ROOT.resolve("docs/tracing.md"))
                        .blocks("To send them")
                        .getFirst()
                        .replace("http://otel-collector:4317", traces.address())
                        .replace("0.05", "1")
                + "set +a");
        assertThat(shell.run(tour.get(0))).contains("Siap. Ready.").contains("monitoring");
    }

    @AfterAll
    void stop() {
        try (shell;
                traces) {
            shell.run("./112 down");
        }
    }

    @Test
    @Order(1)
    void shouldSaveOneCallHoweverOftenItIsSent() {
        call = saved(tour.get(1));
        JsonNode again = saved(tour.get(1));

        assertThat(call.path("callId").asText())
                .isNotEmpty()
                .isEqualTo(again.path("callId").asText());
        assertThat(call.path("incidentId").asText())
                .isEqualTo(again.path("incidentId").asText());
    }

    @Test
    @Order(2)
    void shouldHaveEveryAgencyKindAcknowledge() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonNode incident = json(shell.run(tour.get(2)));
                    assertThat(kinds(incident)).containsExactlyInAnyOrder("FIRE", "MEDICAL", "POLICE", "POWER");
                    assertThat(statuses(incident)).isSubsetOf(TAKEN);
                });
    }

    @Test
    @Order(3)
    void shouldBeOneTraceFromTheCallToTheAgenciesAnswers() {
        String trace = saved(tour.get(1).replace("tour-1", UUID.randomUUID().toString()))
                .path("incidentId")
                .asText()
                .replace("-", "");

        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(traces.of(trace))
                        .extracting(TraceReceiver.Sent::service, TraceReceiver.Sent::name)
                        .contains(
                                tuple("intake-service", "POST /calls"),
                                tuple("intake-service", "publish IncidentOpened"),
                                tuple("routing-service", "take IncidentOpened"),
                                tuple("routing-service", "publish DispatchOrdersDecided"),
                                tuple("agency-gateway", "take DispatchOrdersDecided"),
                                tuple("agency-gateway", "deliver"),
                                tuple("agency-gateway", "acknowledge ACCEPTED"),
                                tuple("intake-service", "take DispatchAcknowledged"),
                                tuple("monitoring-service", "take DispatchAcknowledged")));
        List<TraceReceiver.Sent> roots = traces.of(trace).stream()
                .filter(sent -> sent.span().getParentSpanId().isEmpty())
                .toList();
        assertThat(roots).extracting(TraceReceiver.Sent::name).containsExactly("POST /calls");
        assertThat(traces.text())
                .doesNotContain("Ani Contoh", "62000000001", "Jalan Contoh", "Dapur", "incidents/", "order-links");
    }

    @Test
    @Order(4)
    void shouldShowTheCallersDetailsToWhoSaysWhy() {
        assertThat(shell.run(tour.get(3))).contains("Ani Contoh").contains("Jalan Contoh 12");
        assertThat(shell.run("curl -s http://127.0.0.1:8111/incidents/$INCIDENT/details"))
                .doesNotContain("Ani");
    }

    @Test
    @Order(5)
    void shouldCountTheNextCallLiveInTheBrowser() {
        assertThat(json(shell.run(tour.get(4))).isContainerNode()).isTrue();
        Assumptions.assumeTrue(Chromium.isThere(), Chromium.MISSING);
        try (CountsPage page = CountsPage.open("http://127.0.0.1:8114/")) {
            long before = page.calls(BANDUNG);

            saved(tour.get(1).replace("tour-1", UUID.randomUUID().toString()));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                page.pause();
                assertThat(page.calls(BANDUNG)).isEqualTo(before + 1);
            });
            assertThat(page.text()).doesNotContain("Ani Contoh", "+62000000001", "Jalan Contoh 12", "Dapur terbakar");
            assertThat(page.complaints()).isEmpty();
            page.screenshot(Path.of("target/live-table.png"));
        }
    }

    @Test
    @Order(6)
    void shouldReachTheAgenciesThroughAKilledGateway() {
        JsonNode gateway = part("gateway");
        shell.run("kill -9 " + gateway.path("pid").asLong());

        JsonNode saved = saved(tour.get(1).replace("tour-1", UUID.randomUUID().toString()));
        String follow = tour.get(2)
                .replaceFirst(
                        "INCIDENT=.*", "INCIDENT=" + saved.path("incidentId").asText());

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(statuses(json(shell.run(follow)))).hasSize(4).isSubsetOf(TAKEN));
        assertThat(part("gateway").path("restarts").asInt())
                .isEqualTo(gateway.path("restarts").asInt() + 1);
    }

    @Test
    @Order(7)
    void shouldReconcileARecordingAndAddNothingWhenItIsSentAgain() throws IOException {
        Path recording = folder.resolve("recording.csv");
        Files.writeString(
                recording,
                Stream.iterate(0, i -> i + 1)
                        .limit(40)
                        .map(i -> "0,0,%s,2020-01-01 0%d:15:00,TOWNSHIP %d,INVENTED ST"
                                .formatted(
                                        List.of(
                                                        "EMS: CARDIAC EMERGENCY",
                                                        "Fire: GAS-ODOR/LEAK",
                                                        "Traffic: VEHICLE ACCIDENT -")
                                                .get(i % 3),
                                        i % 10,
                                        i % 7))
                        .collect(Collectors.joining("\n")));
        String replay = "./112 replay " + recording + " --json --run-id " + UUID.randomUUID() + " 2>/dev/null";

        JsonNode first = json(shell.run(replay));
        JsonNode again = json(shell.run(replay));

        assertThat(first.path("created").asInt()).isEqualTo(40);
        assertThat(again.path("created").asInt()).isZero();
        for (String nothing : List.of("lost", "phantom", "duplicate", "mismatched", "unacknowledged")) {
            assertThat(first.path(nothing).asInt(-1)).as(nothing).isZero();
            assertThat(again.path(nothing).asInt(-1)).as(nothing).isZero();
        }
    }

    @Test
    @Order(8)
    void shouldKeepPeopleOutOfTopicsAndLogs() throws IOException {
        List<String> personal =
                List.of("Ani Contoh", "+62000000001", "62000000001", "Jalan Contoh 12", "Dapur terbakar");
        for (Path kept : List.of(
                ROOT.resolve(".112/data/kafka"), ROOT.resolve(".112/data/postgres"), ROOT.resolve(".112/logs"))) {
            for (String words : personal) {
                String found = shell.run("grep -rlaF -- '" + words + "' " + kept + " || true");
                assertThat(found).as("%s in %s", words, kept).isBlank();
            }
        }
        assertThat(shell.run(
                        "grep -rlaF -- " + call.path("incidentId").asText() + " " + ROOT.resolve(".112/data/kafka")))
                .as("that grep would find what is there")
                .isNotBlank();
    }

    @Test
    @Order(9)
    void shouldHaveEveryMetricThatRulesAndDashboardsUse() throws IOException {
        Map<String, String> told = Map.of(
                "intake",
                metrics(8111),
                "routing",
                metrics(8112),
                "gateway",
                metrics(8113),
                "monitoring",
                metrics(8114));
        List<String> used = Files.readAllLines(ROOT.resolve("deploy/observability/metrics-used.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("operations"))
                .toList();
        // Those that begin with what is counted first, a held row for one, cannot be waited for: the page says which.
        assertThat(used).anyMatch(line -> line.endsWith(" start"));
        assertThat(used.stream().filter(line -> line.endsWith(" start"))).allSatisfy(line -> {
            String[] words = line.split(" ");
            assertThat(told.get(words[0])).as(line).containsPattern("(?m)^" + words[1] + "[ {]");
        });
        // And what this tour has counted is there now.
        assertThat(told.get("intake")).contains("layanan112_call_save_seconds_bucket{outcome=\"saved\"");
        assertThat(told.get("routing")).contains("layanan112_decision_seconds_bucket{");
        assertThat(told.get("gateway"))
                .contains("layanan112_delivery_seconds_bucket{kind=\"FIRE\"")
                .contains("layanan112_acknowledgement_seconds_bucket{kind=\"FIRE\"");
        assertThat(told.get("monitoring")).contains("layanan112_freshness_seconds{region=\"32.73\"");
    }

    private static String metrics(int port) {
        return metrics(port, "/q/metrics");
    }

    private static String metrics(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(10)
    void shouldProbeEveryLaneAndBack() throws IOException {
        String probe = Readme.at(ROOT.resolve("docs/probe.md"))
                .blocks("See it")
                .getFirst()
                .replace("--for 30", "--every 2 --for 8");

        // In the background, to read its figures while it is there.
        shell.run("(" + probe.strip() + ") > " + folder + "/probe.txt 2>&1 &\nPROBE=$!");
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(metrics(8116, "/metrics"))
                        .containsPattern("layanan112_probe_calls_total\\{outcome=\"acknowledged\",?} [1-9]"));
        String told = metrics(8116, "/metrics");
        assertThat(Files.readAllLines(ROOT.resolve("deploy/observability/metrics-used.txt")).stream()
                        .filter(line -> line.startsWith("operations ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(told).containsPattern("(?m)^" + line.split(" ")[1] + "[ {]"));

        // It fails unless every call of the steady phase came back through every lane.
        shell.run("wait $PROBE || { cat " + folder + "/probe.txt; false; }");
        assertThat(Files.readString(folder.resolve("probe.txt")))
                .containsPattern("(?m)^steady +[0-9]+ +[1-9][0-9]* +0 +0 *$");
        assertThat(shell.run("curl -s http://127.0.0.1:8111/incidents -H \"Authorization: Bearer $TOKEN\""))
                .contains(call.path("incidentId").asText())
                .doesNotContain("\"exercise\":true");
    }

    @Test
    @Order(11)
    void shouldEraseWhatWasToldAboutPeople() {
        String erase = Readme.at(ROOT.resolve("docs/runbooks/personal-data.md"))
                .blocks("To erase")
                .getFirst()
                .replace("java -jar", System.getProperty("java.home") + "/bin/java -jar")
                .stripTrailing();
        shell.run("INTAKE_DB=127.0.0.1:25432; GATEWAY_DB=127.0.0.1:25432; export INTAKE_DB_PASSWORD=intake"
                + " GATEWAY_DB_PASSWORD=gateway");

        assertThat(shell.run(erase + " 2>&1 || true")).contains("The incident is open");
        shell.run(
                "curl -sf -X POST http://127.0.0.1:8111/incidents/$INCIDENT/closure -H \"Authorization: Bearer $TOKEN\""
                        + " -H 'Content-Type: application/json' -d '{\"disposition\":\"RESOLVED\"}'");
        assertThat(shell.run(erase)).contains("Nothing was erased");
        assertThat(shell.run(tour.get(3))).contains("Ani Contoh");

        assertThat(shell.run(erase + " --yes")).contains("Erased.").contains("32.73-fire");
        assertThat(shell.run(tour.get(3))).doesNotContain("Ani Contoh", "Jalan Contoh 12", "Dapur terbakar");
        assertThat(shell.run(erase + " --yes")).contains("protected_block    0");
    }

    @Test
    @Order(12)
    void shouldLeaveNothingBehind() {
        assertThat(shell.run(tour.getLast())).contains("Berhenti. Stopped");

        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).stream()
                                .anyMatch(word -> word.startsWith(ROOT.toString())
                                        && (word.contains("/.112/")
                                                || word.endsWith("run.jar")
                                                || word.endsWith("local.jar"))))
                        .map(process -> process.info().commandLine().orElse("?")))
                .isEmpty();
    }

    private JsonNode saved(String block) {
        String printed = shell.run(block);
        JsonNode answer = json(printed.substring(printed.indexOf('{')));
        assertThat(answer.hasNonNull("callId")).as(printed).isTrue();
        return answer;
    }

    private JsonNode part(String name) {
        return StreamSupport.stream(
                        json(shell.run("./112 status --json || true"))
                                .path("services")
                                .spliterator(),
                        false)
                .filter(part -> part.path("service").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(JsonNode incident) {
        return ofDispatches(incident, "kind");
    }

    private static List<String> statuses(JsonNode incident) {
        return ofDispatches(incident, "status");
    }

    private static List<String> ofDispatches(JsonNode incident, String field) {
        return StreamSupport.stream(incident.path("dispatches").spliterator(), false)
                .map(dispatch -> dispatch.path(field).asText())
                .toList();
    }

    private static JsonNode json(String printed) {
        try {
            return JSON.readTree(printed);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + printed, e);
        }
    }
}
