package id.layanan112.intake.call;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class SavingCallsTest {
    private static final String FIRE = """
            {"class":"NORMAL","regionCode":"32.73","incidentType":"FIRE","hazards":["INJURED"],
             "caller":{"name":"Ani Contoh","number":"0812-0000-0001"},
             "place":{"address":"Jalan Contoh 12","lat":-6.92,"lon":107.6},"narrative":"Dapur terbakar"}""";

    @Inject
    AgroalDataSource database;

    @Test
    void shouldSaveACallWithItsIncident() {
        String id = save(UUID.randomUUID().toString(), FIRE)
                .statusCode(201)
                .header("Location", containsString("/calls/"))
                .body("class", equalTo("NORMAL"))
                .body("incidentType", equalTo("FIRE"))
                .body("priority", equalTo("P1"))
                .body("regionCode", equalTo("32.73"))
                .extract()
                .path("incidentId");

        bandung()
                .get("/incidents/" + id)
                .then()
                .statusCode(200)
                .body("open", equalTo(true))
                .body("hazards", hasItem("INJURED"))
                .body("calls.size()", equalTo(1));
    }

    @Test
    void shouldSaveACallOfWhichNothingIsKnown() {
        save(UUID.randomUUID().toString(), "{}")
                .statusCode(201)
                .body("class", nullValue())
                .body("incidentId", nullValue())
                .body("regionCode", equalTo("32.73"));
    }

    @Test
    void shouldAnswerTheSameRequestWithTheSameCall() {
        String key = UUID.randomUUID().toString();
        String first = save(key, FIRE).statusCode(201).extract().path("callId");

        save(key, FIRE).statusCode(201).header("Idempotent-Replayed", "true").body("callId", equalTo(first));
        save(key, "{}").statusCode(422).body("type", containsString("idempotency-key-reused"));
    }

    @Test
    void shouldMakeOneCallOfManyRequestsAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        Callable<String> request =
                () -> save(key, FIRE).statusCode(201).extract().path("callId");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = callers.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> request).toList());

            assertThat(answers.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void shouldSaveWhateverIsOddInWhatNeedNotBeThere() {
        save(key(), "{\"class\":\"NORMAL\",\"hazards\":[null,\"GAS\"]}").statusCode(201);
        save(key(), "{\"class\":\"NORMAL\",\"kindsTold\":[null,\"FIRE\",\"no kind\"]}")
                .statusCode(201)
                .body("flags", equalTo(List.of("kindsTold")));
        save(key(), "{\"class\":\"GHOST\",\"silentSteps\":{\"KEY_PRESS_ASKED\":null,\"LAST_LOCATION_CHECKED\":null}}")
                .statusCode(201)
                .body("flags", equalTo(List.of("class")));
        save(key(), "{\"narrative\":\"a\\u0000b\",\"caller\":{\"number\":\"+62\\u0000123\",\"language\":\"\\u0000\"}}")
                .statusCode(201);
    }

    @Test
    void shouldChangeWhatIsSavedThoughAListHoldsNothing() {
        String call = save(key(), "{}").statusCode(201).extract().path("callId");
        String incident = bandung()
                .header("If-Match", "\"1\"")
                .body("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"hazards\":[null,\"GAS\"]}")
                .put("/calls/" + call + "/class")
                .then()
                .statusCode(200)
                .extract()
                .path("incidentId");
        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"hazards\":[null,\"TRAPPED\"]}")
                .patch("/incidents/" + incident)
                .then()
                .statusCode(200);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void shouldLeaveTheKeyFreeWhenTheBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        save(key, "{\"regionCode\":\"99.99\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("regionCode"))
                .body("errors[0].code", equalTo("unknown-region"));
        save(key, "{\"regionCode\":\"91.01\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("abolished-region"))
                .body("errors[0].detail", equalTo("Kode wilayah ini sudah diganti menjadi 93.01."));

        save(key, FIRE).statusCode(201).body("callId", notNullValue());
    }

    @Test
    void shouldRefuseWhatCannotBeUnderstoodAndStoreNothing() throws SQLException {
        long before = count("call");
        save(UUID.randomUUID().toString(), "{\"incidentType\":")
                .statusCode(400)
                .body("type", containsString("malformed-json"));
        save(UUID.randomUUID().toString(), "{\"incidenttype\":\"FIRE\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("incidenttype"))
                .body("errors[0].code", equalTo("unknown-field"));
        save(UUID.randomUUID().toString(), "{\"place\":{\"lat\":\"x\"}}")
                .statusCode(400)
                .body("errors[0].field", equalTo("place.lat"));
        save(UUID.randomUUID().toString(), "{\"class\":\"NORMAL\",\"class\":\"PRANK\"}")
                .statusCode(400);
        save(UUID.randomUUID().toString(), "{\"narrative\":\"" + "x".repeat(1_000_000) + "\"}")
                .statusCode(413)
                .body("type", containsString("too-large"));
        save(UUID.randomUUID().toString(), "{\"regionCode\":\"33.74\"}")
                .statusCode(403)
                .body("type", containsString("other-centre"));
        given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(FIRE)
                .post("/calls")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        bandung()
                .body(FIRE)
                .post("/calls")
                .then()
                .statusCode(400)
                .body("type", containsString("idempotency-key-needed"));

        assertThat(count("call")).isEqualTo(before);
    }

    @Test
    void shouldKeepWhatIsOddAndFlagIt() {
        save(
                        UUID.randomUUID().toString(),
                        "{\"caller\":{\"number\":\"tidak tahu\"},\"place\":{\"lat\":95.0,\"lon\":3.0}}")
                .statusCode(201)
                .body("flags", equalTo(List.of("caller.number", "place")));
    }

    @Test
    void shouldShowNothingOfACallToAnotherCentre() {
        String id = save(UUID.randomUUID().toString(), FIRE).extract().path("callId");

        bandung().get("/calls/" + id).then().statusCode(200);
        as("role", "call-taker", "centre", "33.74").get("/calls/" + id).then().statusCode(404);
    }

    @Test
    void shouldKeepNoPersonInClear() throws SQLException {
        save(UUID.randomUUID().toString(), FIRE).statusCode(201);

        for (String table : List.of("call", "incident", "protected_block", "idempotency", "outbox", "audit")) {
            assertThat(dump(table)).doesNotContain("Ani Contoh", "0812-0000-0001", "Jalan Contoh", "Dapur terbakar");
        }
    }

    @Test
    void shouldShowDetailsOnlyWithAReasonAndWriteItDown() throws SQLException {
        String id = save(UUID.randomUUID().toString(), FIRE).extract().path("incidentId");
        long before = count("audit WHERE what = 'READ'");

        bandung().get("/incidents/" + id + "/details").then().statusCode(400);
        bandung()
                .queryParam("reason", "panggil balik")
                .get("/incidents/" + id + "/details")
                .then()
                .statusCode(200)
                .body("calls[0].details.caller.name", equalTo("Ani Contoh"))
                .body("calls[0].details.narrative.text", equalTo("Dapur terbakar"));

        assertThat(count("audit WHERE what = 'READ'")).isEqualTo(before + 1);
    }

    @Test
    void shouldCloseAnIncidentOnce() {
        String id = save(UUID.randomUUID().toString(), FIRE).extract().path("incidentId");
        String closure = "{\"disposition\":\"RESOLVED\"}";

        bandung()
                .body(closure)
                .post("/incidents/" + id + "/closure")
                .then()
                .statusCode(200)
                .body("open", equalTo(false));
        bandung().body(closure).post("/incidents/" + id + "/closure").then().statusCode(409);
    }

    private static ValidatableResponse save(String key, String body) {
        return bandung()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/calls")
                .then();
    }

    private long count(String from) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String dump(String table) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT t::text FROM " + table + " t")) {
            while (row.next()) {
                all.append(row.getString(1)).append('\n');
            }
        }
        return all.toString();
    }
}
