package id.layanan112.routing.trial;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import id.layanan112.contracts.IncidentEvent.IncidentOpened;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.Given;
import id.layanan112.routing.directory.Directories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "routing"))
class TrialTest {
    private static final String CIREBON = "32.74";

    @Inject
    EventPublisher publisher;

    @Inject
    Directories directories;

    @BeforeEach
    void haveAgencies() {
        publisher.publishAndWait(List.of("FIRE", "DISASTER").stream()
                .map(kind -> new OutgoingEvent(Ids.v7(), Given.desk(kind)))
                .toList());
        await().until(() -> directories.current().serves("DISASTER", "ID")
                && directories.current().serves("FIRE", "ID"));
    }

    @Test
    void shouldTryADraftOnOneIncident() {
        draft("night", "{ name: night, when: { type: FIRE, between: 22:00-05:00 }, lead: DISASTER, within: 20s }");

        dryRun("night", "\"at\":\"2026-11-23T23:00:00+07:00\"")
                .then()
                .statusCode(200)
                .body("now.assignments[0].kind", equalTo("FIRE"))
                .body("then.assignments[0].kind", equalTo("DISASTER"))
                .body("then.assignments[0].rule", equalTo("night/night"))
                .body("changes.what", hasItems("ORDER"))
                .body("changes.kind", hasItems("FIRE", "DISASTER"));
        dryRun("night", "\"at\":\"2026-11-23T12:00:00+07:00\"")
                .then()
                .statusCode(200)
                .body("changes", empty());
        administrator()
                .body("{\"incident\":{\"incidentType\":\"FIRE\",\"regionCode\":\"99.99\"}}")
                .post("/dry-runs")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("incident.regionCode"));
        dryRun("unknown", "\"at\":null").then().statusCode(404);
    }

    @Test
    void shouldListEveryDifferenceOfARecordedPeriod() {
        // Given 30 fires and 20 floods there, and 10 fires elsewhere, within the period
        Instant begin = Instant.now();
        List<OutgoingEvent> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(opened(IncidentType.FIRE, CIREBON));
        }
        for (int i = 0; i < 20; i++) {
            events.add(opened(IncidentType.FLOOD, CIREBON));
        }
        for (int i = 0; i < 10; i++) {
            events.add(opened(IncidentType.FIRE, "32.75"));
        }
        publisher.publishAndWait(events);
        Instant end = Instant.now().plusMillis(5);
        draft("slower", "{ name: slower, when: { type: FIRE }, within: 90s }");

        String replay = administrator()
                .body("{\"policyId\":\"slower\",\"version\":1,\"from\":\"" + begin + "\",\"until\":\"" + end + "\"}")
                .post("/replays")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        String path = replay.substring(replay.indexOf("/replays"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> administrator()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("replay.state", equalTo("DONE"))
                        .body("percent", equalTo(100))
                        .body("replay.total", equalTo(60))
                        .body("replay.read", equalTo(60))
                        .body("replay.decided", equalTo(50))
                        .body("replay.differing", equalTo(30))
                        .body("groups.size()", equalTo(1))
                        .body("groups[0].states", equalTo(30))
                        .body("groups[0].changes.what", not(hasItem("CHAIN"))));
        administrator()
                .get(path + "/differences?limit=20")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(20))
                .body("items[0].changes[0].before", equalTo("60s"))
                .body("items[0].changes[0].after", equalTo("90s"))
                .body("next", equalTo(20));
        // Another centre's people see nothing of it.
        given().auth()
                .oauth2(EmbeddedStack.token("role", "administrator", "centre", "32.73"))
                .get(path + "/differences")
                .then()
                .statusCode(404);
        administrator()
                .get(path + "/differences?limit=20&cursor=20")
                .then()
                .body("items.size()", equalTo(10))
                .body("next", equalTo(null));
    }

    private static io.restassured.response.Response dryRun(String policyId, String more) {
        return administrator()
                .body("{\"policyId\":\"" + policyId + "\",\"version\":1,\"incident\":{\"incidentType\":\"FIRE\","
                        + "\"regionCode\":\"32.74\"," + more + "}}")
                .post("/dry-runs");
    }

    private static void draft(String policyId, String rule) {
        given().auth()
                .oauth2(EmbeddedStack.token("role", "administrator", "centre", "*"))
                .contentType("application/yaml")
                .body("policyId: %s\nscope: '%s'\nowner: Diskominfo\nlegalBasis: Perwali 1/2026\nrules:\n  - %s\n"
                        .formatted(policyId, CIREBON, rule)
                        .getBytes(UTF_8))
                .post("/policies")
                .then()
                .statusCode(201);
    }

    private static RequestSpecification administrator() {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "administrator", "centre", "*"))
                .contentType("application/json");
    }

    private static OutgoingEvent opened(IncidentType type, String region) {
        IncidentSnapshot incident = Given.incident(Ids.v7(), 1, type, region);
        return new OutgoingEvent(Ids.v7(), new IncidentOpened(incident, Ids.v7(), Given.AT));
    }
}
