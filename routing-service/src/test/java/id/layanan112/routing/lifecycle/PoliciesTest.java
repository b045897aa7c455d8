package id.layanan112.routing.lifecycle;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import id.layanan112.contracts.RouteEvent.PolicyActivated;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.sql.Sql;
import id.layanan112.routing.Given;
import id.layanan112.routing.Topic;
import id.layanan112.routing.directory.Directories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "routing"))
class PoliciesTest {
    @Inject
    EventPublisher publisher;

    @Inject
    Directories directories;

    @Inject
    Sql sql;

    @BeforeEach
    void haveAgencies() {
        publisher.publishAndWait(List.of("FIRE", "POLICE", "MEDICAL", "DISASTER").stream()
                .map(kind -> new OutgoingEvent(Ids.v7(), Given.desk(kind)))
                .toList());
        await().until(() -> directories.current().serves("DISASTER", "ID"));
    }

    @Test
    void shouldPutAPolicyInForceWhenASecondPersonAgreedAndTakeItBack() {
        // Given a first version in force, by way of a draft
        String first = policy("first", "32.73", "{ name: fire, when: { type: FIRE }, lead: FIRE }");
        draft("ani", first).statusCode(201).body("version", equalTo(1)).body("standing", equalTo("DRAFT"));
        draft("ani", first).statusCode(200).body("version", equalTo(1));
        deed("ani", "first", 1, "activate").statusCode(409).body("type", containsString("wrong-standing"));
        deed("ani", "first", 1, "approve").statusCode(409);
        deed("ani", "first", 1, "propose").statusCode(200).body("standing", equalTo("PROPOSED"));
        deed("ani", "first", 1, "approve").statusCode(403).body("type", containsString("second-person-needed"));
        deed("budi", "first", 1, "approve").statusCode(200).body("standing", equalTo("APPROVED"));
        deed("ani", "first", 1, "activate").statusCode(200).body("inForce", equalTo(true));
        awaitInForce("32.73", "first", 1);

        // When another one takes its place
        draft("ani", policy("first", "32.73", "{ name: fire, when: { type: FIRE }, lead: DISASTER }"))
                .statusCode(201)
                .body("version", equalTo(2));
        agreed("first", 2);
        deed("ani", "first", 2, "activate").statusCode(200);
        awaitInForce("32.73", "first", 2);

        // Then it can be taken back, and everything is known
        given().auth()
                .oauth2(administrator("citra"))
                .contentType("application/json")
                .post("/policies/first/versions/2/roll-back")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("missing"));
        rollBack("citra", "first", 1).statusCode(409).body("type", containsString("not-in-force"));
        rollBack("citra", "first", 2).statusCode(200).body("inForce", equalTo(false));
        awaitInForce("32.73", "first", 1);
        // Said again, as after an answer that was lost: the one that holds now is not touched.
        rollBack("citra", "first", 2).statusCode(200);
        awaitInForce("32.73", "first", 1);
        deedBecause("citra", "first", 1, "end").statusCode(200).body("inForce", equalTo(false));
        await().untilAsserted(() ->
                given().get("/policy?region=32.73").then().body("policies.policyId", contains("national-default")));
        given().auth()
                .oauth2(EmbeddedStack.token("role", "auditor", "centre", "*"))
                .get("/policies/first/versions/2")
                .then()
                .statusCode(200)
                .body("document", containsString("lead: DISASTER"))
                .body("history.deed", contains("DRAFTED", "PROPOSED", "APPROVED", "ACTIVATED", "ROLLED_BACK"))
                .body("history.who", contains("ani", "ani", "budi", "ani", "citra"))
                .body("history[4].reason", equalTo("salah"));
        try (Topic route = new Topic("emergency.route.v1")) {
            await().untilAsserted(() -> assertThat(route.events(PolicyActivated.class))
                    .filteredOn(event -> event.policyId().equals("first"))
                    .extracting(PolicyActivated::version)
                    .containsExactly(1L, 2L, 1L));
        }
    }

    @Test
    void shouldHoldFromTheTimeOnThatWasNamed() {
        draft("ani", policy("later", "11.01", "{ name: a, add: [POLICE] }")).statusCode(201);
        agreed("later", 1);
        Instant soon = Instant.now().plusSeconds(4);

        given().auth()
                .oauth2(administrator("ani"))
                .contentType("application/json")
                .body("{\"at\":\"" + soon + "\"}")
                .post("/policies/later/versions/1/activate")
                .then()
                .statusCode(200)
                .body("inForce", equalTo(false))
                .body("terms.size()", equalTo(1));

        given().get("/policy?region=11.01").then().body("policies.policyId", not(hasItem("later")));
        awaitInForce("11.01", "later", 1);
        assertThat(Instant.now()).isAfter(soon);
        given().auth()
                .oauth2(administrator("ani"))
                .contentType("application/json")
                .body("{\"at\":\"2020-01-01T00:00:00Z\"}")
                .post("/policies/later/versions/1/activate")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("in-the-past"));
    }

    @Test
    void shouldTakeBackWhatIsOnlyScheduled() {
        draft("ani", policy("scheduled", "11.02", "{ name: a, add: [POLICE] }")).statusCode(201);
        agreed("scheduled", 1);
        as("ani")
                .contentType("application/json")
                .body("{\"at\":\"2126-01-01T00:00:00Z\"}")
                .post("/policies/scheduled/versions/1/activate")
                .then()
                .statusCode(200);
        deed("ani", "scheduled", 1, "activate").statusCode(409).body("type", containsString("overlapping-validity"));

        deedBecause("ani", "scheduled", 1, "end").statusCode(200);

        deed("ani", "scheduled", 1, "activate").statusCode(200).body("inForce", equalTo(true));
        awaitInForce("11.02", "scheduled", 1);
    }

    /** Cancelling what is to come does not end what holds. */
    @Test
    void shouldGoOnWhenWhatWouldHaveTakenItsPlaceIsCancelled() {
        draft("ani", policy("lasting", "11.03", "{ name: a, add: [POLICE] }")).statusCode(201);
        agreed("lasting", 1);
        deed("ani", "lasting", 1, "activate").statusCode(200);
        draft("ani", policy("lasting", "11.03", "{ name: a, add: [FIRE] }")).statusCode(201);
        agreed("lasting", 2);
        as("ani")
                .contentType("application/json")
                .body("{\"at\":\"2126-01-01T00:00:00Z\"}")
                .post("/policies/lasting/versions/2/activate")
                .then()
                .statusCode(200);

        deedBecause("ani", "lasting", 2, "end").statusCode(200);

        as("ani")
                .get("/policies/lasting/versions/1")
                .then()
                .body("policy.inForce", equalTo(true))
                .body("policy.terms[0].until", equalTo(null));
    }

    /** It held, made way for some days, and would have come back. */
    @Test
    void shouldNotComeBackAfterItWasRolledBack() {
        draft("ani", policy("split", "11.04", "{ name: a, add: [POLICE] }")).statusCode(201);
        agreed("split", 1);
        deed("ani", "split", 1, "activate").statusCode(200);
        draft("ani", policy("split", "11.04", "{ name: a, add: [FIRE] }")).statusCode(201);
        agreed("split", 2);
        deed("ani", "split", 2, "activate").statusCode(200);
        draft("ani", policy("split", "11.04", "{ name: a, add: [MEDICAL] }") + "until: 2126-02-01T00:00:00Z\n")
                .statusCode(201);
        agreed("split", 3);
        as("ani")
                .contentType("application/json")
                .body("{\"at\":\"2126-01-01T00:00:00Z\"}")
                .post("/policies/split/versions/3/activate")
                .then()
                .statusCode(200);

        rollBack("citra", "split", 2).statusCode(200).body("inForce", equalTo(false));

        awaitInForce("11.04", "split", 1);
        as("ani").get("/policies/split/versions/1").then().body("policy.terms.from", hasItem("2126-02-01T00:00:00Z"));
    }

    /** A region's administrators can tell no restricted incident to others, nor leave one without a lead. */
    @Test
    void shouldRefuseAPolicyThatLeavesARestrictedTypeWithoutALead() {
        draft("ani", policy("secret", "32.73", "{ name: a, add: [MEDICAL] }") + "restricted: [MEDICAL]\n")
                .statusCode(422)
                .body("errors.code", hasItem("nobody-leads"));
        draft("ani", policy("national-default", "32.73", "{ name: a, add: [MEDICAL] }"))
                .statusCode(422)
                .body("errors.code", hasItem("reserved"));
        draft("ani", policy("typo", "32.73", "{ name: a, when: { ownAgency: { FIER: NONE } }, add: [MEDICAL] }"))
                .statusCode(422)
                .body("errors.code", hasItem("nobody-serves"));
    }

    @Test
    void shouldRefuseWhatOverlapsAndNameWhatIsInTheWay() {
        draft("ani", policy("one", "12.01", "{ name: a, add: [POLICE] }")).statusCode(201);
        agreed("one", 1);
        deed("ani", "one", 1, "activate").statusCode(200);
        draft("ani", policy("two", "12.01", "{ name: a, add: [FIRE] }")).statusCode(201);
        agreed("two", 1);

        deed("ani", "two", 1, "activate")
                .statusCode(409)
                .body("type", containsString("overlapping-validity"))
                .body("title", containsString("one 1"));
        draft("ani", policy("one", "12.02", "{ name: a, add: [POLICE] }"))
                .statusCode(422)
                .body("errors.code", hasItem("other-scope"));
    }

    @Test
    void shouldRefuseWhatIsWrongWithLineAndReasonAndKeepNothing() {
        draft("ani", policy("wrong", "32.73", "{ name: a, when: { typ: FIRE }, lead: CIRCUS }"))
                .statusCode(422)
                .header("Content-Type", containsString("application/problem+json"))
                .body("errors.code", hasItem("unknown-key"))
                .body("errors.detail", hasItem(containsString("Baris 6")));
        draft("ani", policy("wrong", "32.73", "{ name: a, lead: CIRCUS }"))
                .statusCode(422)
                .body("errors.code", hasItem("nobody-serves"));
        // The nation lets the disaster agency stand in for the brigade: together they would wait for one another.
        draft(
                        "ani",
                        policy("circle", "32.73", "{ name: a, add: [POLICE] }")
                                + "chains: { DISASTER: { standIns: [FIRE] } }\n")
                .statusCode(422)
                .body("errors.code", hasItem("circular-chain"));
        given().auth()
                .oauth2(administrator("ani"))
                .get("/policies/circle")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(administrator("ani"))
                .contentType("application/yaml")
                .body("#".repeat(1_000_000).getBytes(UTF_8))
                .post("/policies")
                .then()
                .statusCode(413);
        given().auth()
                .oauth2(administrator("ani"))
                .contentType("application/yaml")
                .body("just: words".getBytes(UTF_8))
                .post("/policies/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("findings.code", hasItems("unknown-key", "missing"))
                .body("findings.line", hasItem(1));
    }

    @Test
    void shouldLetACentresPeopleChangeTheirRegionOnly() {
        String bandung = EmbeddedStack.token("role", "administrator", "centre", "32.73", "who", "dewi");
        given().auth()
                .oauth2(bandung)
                .contentType("application/yaml")
                .body(policy("own", "32.73", "{ name: a, add: [POLICE] }").getBytes(UTF_8))
                .post("/policies")
                .then()
                .statusCode(201);
        for (String other : List.of("32.04", "32", "ID")) {
            given().auth()
                    .oauth2(bandung)
                    .contentType("application/yaml")
                    .body(policy("other", other, "{ name: a, add: [POLICE] }").getBytes(UTF_8))
                    .post("/policies")
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .contentType("application/yaml")
                .body(policy("own", "32.73", "{ name: b, add: [POLICE] }").getBytes(UTF_8))
                .post("/policies")
                .then()
                .statusCode(403);
        given().get("/policies").then().statusCode(401);
    }

    /** A newer program wrote it, or a hand: what held before goes on. */
    @Test
    void shouldGoOnWithWhatItHadWhenAStoredPolicyCannotBeRead() {
        draft("ani", policy("spoilt", "13.01", "{ name: a, add: [POLICE] }")).statusCode(201);
        agreed("spoilt", 1);
        deed("ani", "spoilt", 1, "activate").statusCode(200);
        awaitInForce("13.01", "spoilt", 1);
        draft("ani", policy("spoilt", "13.01", "{ name: a, add: [FIRE] }")).statusCode(201);
        agreed("spoilt", 2);
        sql.update("UPDATE policy_version SET document = 'x' WHERE policy_id = 'spoilt' AND version = 2");
        sql.update("UPDATE policy_term SET until_at = now() WHERE policy_id = 'spoilt'");
        sql.update("INSERT INTO policy_term (policy_id, version, scope, from_at) VALUES ('spoilt', 2, '13.01', now())");

        await().untilAsserted(() ->
                given().get("/q/metrics").then().body(containsString("layanan112_policies_unreadable 1.0")));
        given().get("/policy?region=13.01")
                .then()
                .body("policies.find { it.policyId == 'spoilt' }.version", equalTo(1));
        sql.update("UPDATE policy_term SET until_at = now() WHERE policy_id = 'spoilt'");
        await().untilAsserted(() ->
                given().get("/q/metrics").then().body(containsString("layanan112_policies_unreadable 0.0")));
    }

    private void awaitInForce(String region, String policyId, int version) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/policy?region=" + region)
                        .then()
                        .statusCode(200)
                        .body("storeReached", equalTo(true))
                        .body("policies[0].policyId", equalTo(policyId))
                        .body("policies[0].version", equalTo(version)));
    }

    private static void agreed(String policyId, int version) {
        deed("ani", policyId, version, "propose").statusCode(200);
        deed("budi", policyId, version, "approve").statusCode(200);
    }

    private static ValidatableResponse draft(String who, String document) {
        return as(who).contentType("application/yaml")
                .body(document.getBytes(UTF_8))
                .post("/policies")
                .then();
    }

    private static ValidatableResponse deed(String who, String policyId, int version, String deed) {
        return as(who).contentType("application/json")
                .post("/policies/" + policyId + "/versions/" + version + "/" + deed)
                .then();
    }

    private static ValidatableResponse rollBack(String who, String policyId, int version) {
        return deedBecause(who, policyId, version, "roll-back");
    }

    private static ValidatableResponse deedBecause(String who, String policyId, int version, String deed) {
        return as(who).contentType("application/json")
                .body("{\"reason\":\"salah\"}")
                .post("/policies/" + policyId + "/versions/" + version + "/" + deed)
                .then();
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(administrator(who));
    }

    private static String administrator(String who) {
        return EmbeddedStack.token("role", "administrator", "centre", "*", "who", who);
    }

    /** The rule is on line 6. */
    private static String policy(String policyId, String scope, String rule) {
        return """
                policyId: %s
                scope: "%s"
                owner: Diskominfo
                legalBasis: Perwali 12/2026
                rules:
                  - %s
                """.formatted(policyId, scope, rule);
    }
}
