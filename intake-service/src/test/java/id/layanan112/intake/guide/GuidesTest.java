package id.layanan112.intake.guide;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.contracts.IncidentType;
import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test has a type of its own: what is in force is everybody's. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class GuidesTest {
    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @EnumSource(
            value = IncidentType.class,
            names = {"FIRE", "DOMESTIC_VIOLENCE"})
    void shouldShowASampleWhereNobodyHasApprovedOne(IncidentType type) {
        // A region for which no other test writes one.
        inForce(type.name(), "12.71")
                .body("origin", equalTo("BUILT_IN"))
                .body("approved", equalTo(false))
                .body("notice.id", containsString("belum disahkan"))
                .body("guideId", nullValue())
                .body("questions[0].text.id", notNullValue());
    }

    @Test
    void shouldHoldOnceAnotherPersonHasApprovedIt() {
        // Given
        String guide = written(supervisor("ani"), "FLOOD", "32.73");
        supervisor("budi").get("/guides/drafts").then().body("items.guideId", hasItem(guide));
        inForce("FLOOD", "32.73").body("origin", equalTo("BUILT_IN"));
        // When
        approve(supervisor("ani"), guide).statusCode(403).body("type", containsString("own-approval"));
        approve(supervisor("budi"), guide).statusCode(200).body("state", equalTo("IN_FORCE"));
        approve(supervisor("budi"), guide).statusCode(200);
        approve(supervisor("cici"), guide).statusCode(409);
        // Then
        inForce("FLOOD", "32.73")
                .body("guideId", equalTo(guide))
                .body("origin", equalTo("REGION"))
                .body("approved", equalTo(true))
                .body("notice", nullValue())
                .body("writtenBy", equalTo("ani"))
                .body("writtenAt", notNullValue())
                .body("approvedBy", equalTo("budi"))
                .body("approvedAt", notNullValue())
                .body("questions[0].hazard", equalTo("INJURED"));
        inForce("FLOOD", "33.74").body("origin", equalTo("BUILT_IN"));
        supervisor("budi").get("/guides/drafts").then().body("items.guideId", not(hasItem(guide)));
        assertThat(select(database, "SELECT what || ' ' || who FROM audit WHERE subject = '" + guide + "'"))
                .containsExactlyInAnyOrder("GUIDE_WRITTEN ani", "GUIDE_APPROVED budi");
    }

    @Test
    void shouldFallBackWhenItIsWithdrawn() {
        // Given
        String nation = written(nation("ani"), "FALLEN_TREE", "*");
        approve(nation("budi"), nation).statusCode(200);
        String region = written(supervisor("ani"), "FALLEN_TREE", "32.73");
        approve(supervisor("budi"), region).statusCode(200);
        inForce("FALLEN_TREE", "32.73").body("guideId", equalTo(region));
        inForce("FALLEN_TREE", "33.74").body("guideId", equalTo(nation));
        // When, Then
        withdraw(supervisor("ani"), nation).statusCode(404);
        withdraw(supervisor("ani"), region).statusCode(200).body("state", equalTo("WITHDRAWN"));
        withdraw(supervisor("ani"), region).statusCode(200);
        inForce("FALLEN_TREE", "32.73").body("guideId", equalTo(nation)).body("origin", equalTo("NATION"));
        approve(supervisor("budi"), region).statusCode(409);
        withdraw(nation("ani"), nation).statusCode(200);
        inForce("FALLEN_TREE", null).body("origin", equalTo("BUILT_IN"));
    }

    @Test
    void shouldKeepTheOneBeforeAsHistory() {
        // Given
        String first = written(supervisor("ani"), "GAS_LEAK", "32.73");
        String second = written(supervisor("ani"), "GAS_LEAK", "32.73");
        approve(supervisor("budi"), first).statusCode(200);
        // When
        approve(supervisor("budi"), second).statusCode(200);
        // Then
        withdraw(supervisor("ani"), first).statusCode(409);
        inForce("GAS_LEAK", "32.73").body("guideId", equalTo(second));
        assertThat(select(database, "SELECT replaced_by FROM guide WHERE guide_id = '" + first + "'"))
                .containsExactly(second);
    }

    @Test
    void shouldHaveOneInForceHoweverManyAreApprovedAtOnce() throws Exception {
        // Given
        List<String> drafts = Stream.generate(() -> written(supervisor("ani"), "CRIME", "32.73"))
                .limit(6)
                .toList();
        // When
        try (ExecutorService together = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> all = drafts.stream()
                    .<Callable<Integer>>map(draft ->
                            () -> approve(supervisor("budi"), draft).extract().statusCode())
                    .toList();
            for (Future<Integer> one : together.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        // Then
        assertThat(select(
                        database,
                        "SELECT guide_id FROM guide WHERE incident_type = 'CRIME' AND approved_at IS NOT NULL"
                                + " AND ended_at IS NULL"))
                .singleElement()
                .satisfies(guide -> inForce("CRIME", "32.73").body("guideId", equalTo(guide)));
    }

    @Test
    void shouldBeWrittenAndDecidedByThoseWhoseScopeItIs() {
        String body = body("MEDICAL", "32.73");
        draft(bandung(), body).statusCode(403);
        draft(as("role", "administrator", "centre", "32.73"), body)
                .statusCode(403)
                .body("type", containsString("other-scope"));
        draft(as("role", "supervisor", "centre", "33.74"), body).statusCode(403);
        draft(as("role", "supervisor"), body).statusCode(403);
        draft(supervisor("ani"), body("MEDICAL", "*")).statusCode(403);
        draft(as("role", "administrator", "centre", "32.73"), body("MEDICAL", "*"))
                .statusCode(403);
        draft(as("role", "administrator", "centre", "*"), body("MEDICAL", "*")).statusCode(201);

        String guide = written(supervisor("ani"), "MEDICAL", "32.73");
        approve(bandung(), guide).statusCode(403);
        approve(as("role", "supervisor", "centre", "33.74", "who", "dedi"), guide)
                .statusCode(404);
        withdraw(as("role", "supervisor", "centre", "33.74", "who", "dedi"), guide)
                .statusCode(404);
        as("role", "supervisor", "centre", "33.74")
                .get("/guides/drafts")
                .then()
                .statusCode(200)
                .body("items.guideId", not(hasItem(guide)));
        approve(as("role", "administrator", "centre", "32.73", "who", "budi"), guide)
                .statusCode(200);
        approve(supervisor("budi"), UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void shouldServeAllRegionsOfACentre() {
        String guide = written(as("role", "supervisor", "centre", "31", "who", "ani"), "WILD_ANIMAL", "31.74");
        approve(as("role", "supervisor", "centre", "31", "who", "budi"), guide).statusCode(200);
        inForce("WILD_ANIMAL", "31.74").body("guideId", equalTo(guide));
        inForce("WILD_ANIMAL", "31.71").body("origin", equalTo("BUILT_IN"));
    }

    @Test
    void shouldWriteADraftOnceForOneKey() {
        // Given
        String key = UUID.randomUUID().toString();
        String body = body("WATER_SUPPLY", "32.73");
        String guide = draft(supervisor("ani"), key, body)
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("guideId");
        // When, Then
        draft(supervisor("ani"), key, body)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("guideId", equalTo(guide));
        draft(supervisor("ani"), key, body("WATER_SUPPLY", "*")).statusCode(403);
        draft(supervisor("ani"), key, body.replace("terluka", "sakit")).statusCode(422);
        draft(supervisor("budi"), key, body).statusCode(201).body("guideId", not(equalTo(guide)));
        supervisor("ani").body(body).post("/guides").then().statusCode(400);
    }

    @Test
    void shouldRefuseWhatIsNoGuide() {
        draft(supervisor("ani"), body("OTHER", "32.73").replace("\"q1\"", "\"q2\""))
                .statusCode(422)
                .body("errors.field", hasItem("questions[1].id"));
        draft(supervisor("ani"), body("OTHER", "32.73").replace("INJURED", "DRAGON"))
                .statusCode(400);
        draft(supervisor("ani"), body("OTHER", "32.73").replace("\"scope\"", "\"scopes\""))
                .statusCode(400);
        draft(supervisor("ani"), "{}").statusCode(422);
        bandung().get("/guides").then().statusCode(400);
        bandung().get("/guides?type=DRAGON").then().statusCode(400);
        bandung().get("/guides?type=FIRE&region=32.70").then().statusCode(400);
        as("role", "telephony", "centre", "32.73")
                .get("/guides?type=FIRE")
                .then()
                .statusCode(403);
    }

    private static String written(RequestSpecification by, String type, String scope) {
        return draft(by, body(type, scope)).statusCode(201).extract().path("guideId");
    }

    private static ValidatableResponse draft(RequestSpecification by, String body) {
        return draft(by, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse draft(RequestSpecification by, String key, String body) {
        return by.header("Idempotency-Key", key).body(body).post("/guides").then();
    }

    private static String body(String type, String scope) {
        return """
                {"incidentType":"%s","scope":"%s","questions":[
                 {"id":"q1","text":{"id":"Adakah yang terluka?","en":"Is anybody hurt?"},"hazard":"INJURED"},
                 {"id":"q2","text":{"id":"Adakah yang terjebak?","en":"Is anybody trapped?"},"hazard":"TRAPPED"},
                 {"id":"q3","text":{"id":"Di lantai berapa?","en":"On which floor?"}}],
                 "advice":[{"id":"Pergi ke tempat aman.","en":"Go to a safe place."}]}""".formatted(type, scope);
    }

    private static ValidatableResponse approve(RequestSpecification by, String guide) {
        return by.post("/guides/" + guide + "/approval").then();
    }

    private static ValidatableResponse withdraw(RequestSpecification by, String guide) {
        return by.post("/guides/" + guide + "/withdrawal").then();
    }

    private static ValidatableResponse inForce(String type, @Nullable String region) {
        return bandung()
                .get("/guides?type=" + type + (region == null ? "" : "&region=" + region))
                .then()
                .statusCode(200);
    }

    private static RequestSpecification supervisor(String who) {
        return as("role", "supervisor", "centre", "32.73", "who", who);
    }

    private static RequestSpecification nation(String who) {
        return as("role", "supervisor", "centre", "*", "who", who);
    }
}
