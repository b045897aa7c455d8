package id.layanan112.intake.centre;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class CentresTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Inject
    Centres centres;

    @Inject
    Covers covers;

    @Test
    void shouldLetARegionJoinWithoutARelease() {
        // Given
        called("74.01", "{\"regionCode\":\"74.01\"}", "*").statusCode(422).body("errors.code", hasItem("no-centre"));
        // When
        proposed("74.01", settings("74.01", "PREPARING", "")).statusCode(201).body("revision", equalTo(1));
        proposed("74.01", settings("74.01", "PREPARING", "")).statusCode(201).body("revision", equalTo(1));
        called("74.01", "{}", "74.01").statusCode(403);
        approved("ani", "74.01", 1).statusCode(409).body("type", containsString("same-person"));
        approved("budi", "74.01", 1).statusCode(200).body("approvedBy", equalTo("budi"));
        approved("budi", "74.01", 1).statusCode(200);
        // Then
        called("74.01", "{}", "74.01").statusCode(201).body("regionCode", equalTo("74.01"));
        called("74.01", "{\"regionCode\":\"74.01\"}", "*").statusCode(201).body("centreCode", equalTo("74.01"));
        as("role", "call-taker", "centre", "74.01")
                .get("/regions?query=74.01")
                .then()
                .body("items[0].centreCode", equalTo("74.01"));
        proposed("74.01", settings("74.01", "TRIAL", "")).statusCode(409).body("type", containsString("exists"));
        assertThat(select(database, "SELECT what FROM audit WHERE why = '74.01/1' ORDER BY what"))
                .containsExactly("CENTRE_APPROVED", "CENTRE_PROPOSED");
    }

    @Test
    void shouldNameAllThatIsWrong() {
        proposed("74.02", """
                {"name":" ","regions":["74.02","32.73","99.99","96.01",null],"desks":0,"deputy":"74.02",
                 "neighbours":["12.34"],"supervisors":[{"subject":"s-1","telephone":"x"}],"state":"ACTIVE"}""")
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "name",
                                "regions[1]",
                                "regions[2]",
                                "desks",
                                "deputy",
                                "neighbours",
                                "supervisors[0].telephone",
                                "state"))
                .body("errors.code", hasItems("has-a-centre", "not-of-this-code", "starts-preparing"));
        person("ani").body("{\"code\":\"74.02\"}").post("/centres").then().statusCode(422);
        person("ani").body("{\"nama\":1}").post("/centres").then().statusCode(400);
        as("role", "administrator", "centre", "32.73", "who", "ani")
                .body("{\"code\":\"74.02\",\"settings\":" + settings("74.02", "PREPARING", "") + "}")
                .post("/centres")
                .then()
                .statusCode(404);
        as("role", "supervisor", "centre", "*")
                .body("{\"code\":\"74.02\",\"settings\":" + settings("74.02", "PREPARING", "") + "}")
                .post("/centres")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldOpenACentreOnlyWhenAllIsReady() {
        // Given
        proposed("74.03", settings("74.03", "PREPARING", "")).statusCode(201);
        approved("budi", "74.03", 1).statusCode(200);
        changed("74.03", "1", settings("74.03", "ACTIVE", "")).statusCode(200);
        // When
        approved("budi", "74.03", 2)
                .statusCode(409)
                .body("errors.field", hasItems("AGENCIES", "TEST_ORDER", "TELEPHONY", "HUMAN"))
                .body("errors.detail", hasItem(containsString("FIRE 74.03")));
        // Then
        for (String kind : List.of("POLICE", "FIRE", "MEDICAL", "POWER", "DISASTER")) {
            sql.update(
                    "INSERT INTO agency_contact (agency_id, version, name, kind, scope, regions, tested_at)"
                            + " VALUES (?, 1, ?, ?, 'REGION', '{74.03}', now())",
                    "74.03-" + kind,
                    kind,
                    kind);
        }
        as("role", "telephony", "centre", "74.03")
                .body("{\"events\":[{\"eventId\":\"e\",\"pbxCallId\":\"c\",\"type\":\"RINGING\",\"at\":\""
                        + Instant.now() + "\"}]}")
                .post("/telephony/events")
                .then()
                .statusCode(200);
        person("ani")
                .get("/centres/74.03/readiness")
                .then()
                .body("ready", equalTo(false))
                .body("items.find { it.code == 'HUMAN' }.missing", equalTo(List.of("supervisors", "deputy")))
                .body("items.findAll { it.ready }.code", equalTo(List.of("AGENCIES", "TEST_ORDER", "TELEPHONY")));
        changed("74.03", "2", settings("74.03", "ACTIVE", human("32.73"))).statusCode(200);
        approved("budi", "74.03", 2).statusCode(412);
        approved("budi", "74.03", 3).statusCode(200);
        person("ani")
                .get("/centres")
                .then()
                .body("items.find { it.code == '74.03' }.state", equalTo("ACTIVE"))
                .body("items.find { it.code == '74.03' }.assumed", equalTo(false));
    }

    @Test
    void shouldHoldFromItsDayOn() {
        String later = Instant.now().plus(Duration.ofDays(30)).toString();
        person("ani")
                .body("{\"code\":\"74.04\",\"settings\":" + settings("74.04", "PREPARING", "") + ",\"validFrom\":\""
                        + later + "\"}")
                .post("/centres")
                .then()
                .statusCode(201);
        approved("budi", "74.04", 1).statusCode(200);
        called("74.04", "{\"regionCode\":\"74.04\"}", "*").statusCode(422);
        // It is spoken for: no other centre gets it meanwhile.
        proposed("74", settings("74.04", "PREPARING", "")).statusCode(422).body("errors.code", hasItem("has-a-centre"));
        sql.update("UPDATE centre_revision SET valid_from = now() WHERE code = '74.04'");
        centres.refresh();
        called("74.04", "{\"regionCode\":\"74.04\"}", "*").statusCode(201);
    }

    @Test
    void shouldGuardAgainstChangesUnseen() {
        person("ani")
                .body("{\"settings\":" + settings("35.78", "ACTIVE", "") + "}")
                .put("/centres/35.78")
                .then()
                .statusCode(428);
        changed("35.78", "7", settings("35.78", "ACTIVE", "")).statusCode(412);
        changed("99.98", "0", settings("99.98", "PREPARING", "")).statusCode(404);
        person("ani")
                .get("/centres/35.78")
                .then()
                .header("ETag", "\"0\"")
                .body("present.state", equalTo("ACTIVE"))
                .body("proposals", equalTo(List.of()));
    }

    @Test
    void shouldLetTheDeputyTakeTheCallsOfACentreThatFailed() {
        // Given
        withDeputy("35.73", "35.78");
        String incident = called("35.73", "{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}", "35.73")
                .statusCode(201)
                .extract()
                .path("incidentId");
        called("35.78", "{\"regionCode\":\"35.73\"}", "35.78").statusCode(403);
        of("35.78").get("/incidents/" + incident).then().statusCode(404);
        // When
        supervisor("33.74")
                .body("{\"reason\":\"uji\"}")
                .post("/centres/35.73/covers")
                .then()
                .statusCode(404);
        String cover = supervisor("35.78")
                .body("{\"hours\":2,\"reason\":\"kabel putus\"}")
                .post("/centres/35.73/covers")
                .then()
                .statusCode(201)
                .body("deputyCode", equalTo("35.78"))
                .body("endedAt", nullValue())
                .extract()
                .path("coverId");
        supervisor("35.73")
                .body("{\"reason\":\"lagi\"}")
                .post("/centres/35.73/covers")
                .then()
                .statusCode(409);
        // Then
        String call = called(
                        "35.78", "{\"class\":\"NORMAL\",\"incidentType\":\"FLOOD\",\"regionCode\":\"35.73\"}", "35.78")
                .statusCode(201)
                .body("centreCode", equalTo("35.73"))
                .extract()
                .path("callId");
        of("35.73").get("/calls/" + call).then().statusCode(200);
        of("35.78").get("/calls/" + call).then().statusCode(200);
        of("35.78").get("/incidents/" + incident).then().statusCode(200).body("centreCode", equalTo("35.73"));
        of("35.78").get("/incidents").then().body("items.incidentId", hasItem(incident));
        of("35.78").get("/incidents/alarms").then().statusCode(200);
        called("35.78", "{}", "35.78").statusCode(201).body("centreCode", equalTo("35.78"));

        supervisor("35.73").delete("/centres/35.73/covers/" + cover).then().statusCode(200);
        of("35.78").get("/incidents/" + incident).then().statusCode(404);
        called("35.78", "{\"regionCode\":\"35.73\"}", "35.78").statusCode(403);
        assertThat(select(database, "SELECT what FROM audit WHERE subject = '" + cover + "' ORDER BY what"))
                .containsExactly("COVER_ENDED", "COVER_GRANTED");
    }

    @Test
    void shouldNotCoverLongerThanGranted() {
        withDeputy("35.76", "35.78");
        String cover = supervisor("35.76")
                .body("{\"reason\":\"uji\"}")
                .post("/centres/35.76/covers")
                .then()
                .statusCode(201)
                .extract()
                .path("coverId");
        called("35.78", "{\"regionCode\":\"35.76\"}", "35.78").statusCode(201);
        sql.update("UPDATE centre_cover SET until = now() WHERE cover_id = ?", UUID.fromString(cover));
        covers.refresh();
        called("35.78", "{\"regionCode\":\"35.76\"}", "35.78").statusCode(403);
        supervisor("32.73")
                .body("{\"reason\":\"uji\"}")
                .post("/centres/32.73/covers")
                .then()
                .statusCode(409);
        supervisor("35.76").body("{}").post("/centres/35.76/covers").then().statusCode(400);
        supervisor("35.76")
                .body("{\"hours\":25,\"reason\":\"uji\"}")
                .post("/centres/35.76/covers")
                .then()
                .statusCode(422);
    }

    @Test
    void shouldCoverForACentreThatFallsSilentWhileOthersAreHeard() {
        // Given
        withDeputy("35.74", "35.78");
        sql.update("INSERT INTO surge (centre_code, usual_per_minute, number, calls_per_minute, updated_at)"
                + " VALUES ('35.74', 10, 0, 0, now()) ON CONFLICT (centre_code) DO UPDATE SET usual_per_minute = 10");
        called("35.78", "{}", "35.78").statusCode(201);
        called("35.74", "{}", "35.74").statusCode(201);
        Instant now = Instant.now();
        // When
        watch(now.minusSeconds(3600), now).look();
        assertThat(covers.by("35.78")).as("it was heard").doesNotContain("35.74");
        sql.update("UPDATE call SET saved_at = now() - interval '6 minutes' WHERE centre_code = '35.74'");
        watch(now, now).look();
        assertThat(covers.by("35.78")).as("we have not listened long enough").doesNotContain("35.74");
        watch(now.minusSeconds(3600), now).look();
        // Then
        assertThat(covers.by("35.78")).contains("35.74");
        String cover = supervisor("35.74")
                .get("/centres/35.74/covers")
                .then()
                .body("items[0].grantedBy", equalTo("layanan112"))
                .extract()
                .path("items[0].coverId");
        // Who ends it knows better, for as long again.
        supervisor("35.74").delete("/centres/35.74/covers/" + cover).then().statusCode(200);
        watch(now.minusSeconds(3600), Instant.now()).look();
        assertThat(covers.by("35.78")).doesNotContain("35.74");
    }

    private SilentCentres watch(Instant started, Instant now) {
        Iterator<Instant> clock = List.of(started, now, now).iterator();
        return new SilentCentres(
                sql, centres, covers, Duration.ofHours(4), () -> clock.hasNext() ? clock.next() : Instant.now());
    }

    private void withDeputy(String code, String deputy) {
        changed(code, "0", settings(code, "ACTIVE", human(deputy))).statusCode(200);
        approved("budi", code, 1).statusCode(200);
    }

    private static String human(String deputy) {
        return ",\"supervisors\":[{\"subject\":\"s-1\",\"telephone\":\"(000) 555-0001\"}],\"deputy\":\"" + deputy
                + "\"";
    }

    private static String settings(String region, String state, String more) {
        return "{\"name\":\"Pusat 112 Contoh\",\"regions\":[\"" + region + "\"],\"desks\":4,\"state\":\"" + state + "\""
                + more + "}";
    }

    private static ValidatableResponse proposed(String code, String settings) {
        return person("ani")
                .body("{\"code\":\"" + code + "\",\"settings\":" + settings + "}")
                .post("/centres")
                .then();
    }

    private static ValidatableResponse changed(String code, String seen, String settings) {
        return person("ani")
                .header("If-Match", "\"" + seen + "\"")
                .body("{\"settings\":" + settings + "}")
                .put("/centres/" + code)
                .then();
    }

    private static ValidatableResponse approved(String who, String code, long revision) {
        return person(who)
                .body("{\"revision\":" + revision + "}")
                .post("/centres/" + code + "/approvals")
                .then();
    }

    private static ValidatableResponse called(String code, String body, String centre) {
        return as("role", "*".equals(centre) ? "telephony" : "call-taker", "centre", centre, "who", code)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/calls")
                .then();
    }

    private static RequestSpecification person(String who) {
        return as("role", "administrator", "centre", "*", "who", who);
    }

    private static RequestSpecification supervisor(String centre) {
        return as("role", "supervisor", "centre", centre, "who", "s-" + centre);
    }

    private static RequestSpecification of(String centre) {
        return as("role", "call-taker", "centre", centre);
    }
}
