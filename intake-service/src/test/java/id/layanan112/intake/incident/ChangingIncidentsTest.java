package id.layanan112.intake.incident;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.dispatcher;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ChangingIncidentsTest {
    /** -Dlayanan112.updates=2000 takes two minutes. */
    private static final int UPDATES = Integer.getInteger("layanan112.updates", 200);

    private static final int CALL_TAKERS = 4;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldChangeWhatIsNamedAndKeepTheRest() {
        String id = incident();
        bandung()
                .get("/incidents/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("revision", equalTo(1));

        change(id, 1, "{\"priority\":\"P2\",\"hazards\":[\"TRAPPED\"],\"place\":{\"address\":\"Jalan Contoh 99\"}}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("priority", equalTo("P2"))
                .body("hazards", hasItem("TRAPPED"))
                .body("incidentType", equalTo("FIRE"));

        bandung()
                .get("/incidents/" + id + "/history")
                .then()
                .body("present.revision", equalTo(2))
                .body("past", hasSize(1))
                .body("past[0].state.priority", equalTo("P1"))
                .body("past[0].endedWith", equalTo("CHANGED"));
        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + id + "/details")
                .then()
                .body("place.address", equalTo("Jalan Contoh 99"))
                .body("calls[0].details.scene.address", equalTo("Jalan Contoh 12"));
    }

    @Test
    void shouldTellTheOthersTheWholeStateOfEachRevision() {
        String id = incident();
        change(id, 1, "{\"incidentType\":\"DOMESTIC_VIOLENCE\"}")
                .statusCode(200)
                .body("sensitivity", equalTo("RESTRICTED"));

        List<String> published = select(
                database, "SELECT convert_from(value, 'UTF8') FROM outbox WHERE record_key = '" + id + "' ORDER BY id");
        // The relay may have sent and deleted what was there: what is left is never in clear.
        assertThat(published).noneMatch(value -> value.contains("Jalan Contoh"));
        assertThat(select(database, "SELECT call_class || '/' || version FROM call WHERE incident_id = '" + id + "'"))
                .containsExactly("NORMAL/2");
    }

    @Test
    void shouldNotLetAnyoneOverwriteWhatTheyHaveNotSeen() {
        String id = incident();
        change(id, 1, "{\"priority\":\"P2\"}").statusCode(200);

        change(id, 1, "{\"priority\":\"P3\"}")
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", containsString("changed-meanwhile"));
        bandung()
                .body("{\"priority\":\"P3\"}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(428)
                .body("errors[0].field", equalTo("If-Match"));
        bandung()
                .header("If-Match", "W/\"x\"")
                .body("{\"priority\":\"P3\"}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(400);
        bandung().get("/incidents/" + id).then().body("priority", equalTo("P2"));
    }

    @Test
    void shouldRefuseChangesThatMeanNothingOrBelongElsewhere() {
        String id = incident();
        change(id, 1, "{}").statusCode(422).body("type", containsString("nothing-changed"));
        change(id, 1, "{\"regionCode\":\"99.99\"}").statusCode(422).body("errors[0].code", equalTo("unknown-region"));
        change(id, 1, "{\"regionCode\":\"33.74\"}").statusCode(409).body("type", containsString("other-centre"));
        change(id, 1, "{\"place\":{\"lat\":95,\"lon\":3}}").statusCode(422).body("errors[0].field", equalTo("place"));
        change(id, 1, "{\"place\":{}}").statusCode(422).body("errors[0].code", equalTo("empty"));
        change(id, 1, "{\"hazard\":[\"GAS\"]}").statusCode(400).body("errors[0].code", equalTo("unknown-field"));
        change(id, 1, "{\"priority\":\"P2\",\"priority\":\"P3\"}").statusCode(400);
        change(id, 1, "{\"priority\":2}").statusCode(400);
        change(id, 1, "{\"kindsAsked\":[\"SAR\"]}").statusCode(403).body("type", containsString("dispatcher-needed"));
        as("role", "call-taker", "centre", "33.74")
                .header("If-Match", "\"1\"")
                .body("{\"priority\":\"P2\"}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(404);
        bandung().get("/incidents/" + id).then().body("revision", equalTo(1));
    }

    @Test
    void shouldLetADispatcherAddAndWithdrawAgencies() {
        String id = incident();
        dispatcher()
                .header("If-Match", "\"1\"")
                .body("{\"kindsAsked\":[\"SAR\"],\"kindsWithdrawn\":[\"POWER\"]}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(200)
                .body("kindsAsked", hasItem("SAR"))
                .body("kindsWithdrawn", hasItem("POWER"));
        dispatcher()
                .header("If-Match", "\"2\"")
                .body("{\"kindsAsked\":[\"SAR\"],\"kindsWithdrawn\":[\"SAR\"]}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("asked-and-withdrawn"));
    }

    @Test
    void shouldCloseOnceAndReopen() {
        String id = incident();
        String closure = "{\"disposition\":\"RESOLVED\"}";
        bandung()
                .body(closure)
                .post("/incidents/" + id + "/closure")
                .then()
                .statusCode(200)
                .body("open", equalTo(false));
        bandung().body(closure).post("/incidents/" + id + "/closure").then().statusCode(409);
        change(id, 2, "{\"priority\":\"P2\"}").statusCode(409).body("type", containsString("already-closed"));

        bandung().post("/incidents/" + id + "/reopening").then().statusCode(200).body("open", equalTo(true));
        bandung().post("/incidents/" + id + "/reopening").then().statusCode(409);
        change(id, 3, "{\"priority\":\"P2\"}").statusCode(200);
        bandung()
                .get("/incidents/" + id + "/history")
                .then()
                .body("past.endedWith", equalTo(List.of("CLOSED", "REOPENED", "CHANGED")));
    }

    @Test
    void shouldAddLinesThatNobodyFindsInClear() {
        String id = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .extract()
                .path("incidentId");
        String key = UUID.randomUUID().toString();
        String first = narrate(id, key, "Api sudah di lantai dua")
                .statusCode(201)
                .extract()
                .path("lineId");
        narrate(id, key, "Api sudah di lantai dua").statusCode(201).body("lineId", equalTo(first));
        narrate(id, key, "Lain").statusCode(422);
        narrate(id, UUID.randomUUID().toString(), "Warga dievakuasi").statusCode(201);
        narrate(id, UUID.randomUUID().toString(), " ").statusCode(422);

        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + id + "/details")
                .then()
                .body("lines.text", equalTo(List.of("Api sudah di lantai dua", "Warga dievakuasi")));
        assertThat(select(database, "SELECT n::text FROM narrative_line n"))
                .noneMatch(line -> line.contains("lantai dua"));
    }

    @Test
    void shouldLoseNoneOfManyUpdatesAtOnce() throws InterruptedException {
        String id = incident();
        Callable<Void> callTaker = () -> {
            for (int i = 0; i < UPDATES / CALL_TAKERS; i++) {
                changeUntilTaken(id);
            }
            return null;
        };
        try (ExecutorService callTakers = Executors.newFixedThreadPool(CALL_TAKERS)) {
            callTakers
                    .invokeAll(IntStream.range(0, CALL_TAKERS)
                            .mapToObj(i -> callTaker)
                            .toList())
                    .forEach(done -> assertThat(done).isDone().satisfies(one -> one.get()));
        }

        assertThat(select(database, "SELECT revision FROM incident WHERE incident_id = '" + id + "'"))
                .containsExactly(Integer.toString(UPDATES + 1));
        assertThat(select(
                        database,
                        "SELECT revision FROM past_revision WHERE subject_id = '" + id + "' ORDER BY revision"))
                .isEqualTo(LongStream.rangeClosed(1, UPDATES)
                        .mapToObj(Long::toString)
                        .toList());
    }

    /** As a call taker does who is told that somebody was faster: looks again, and says the same again. */
    private void changeUntilTaken(String id) {
        while (true) {
            String seen = select(database, "SELECT revision FROM incident WHERE incident_id = '" + id + "'")
                    .getFirst();
            Response answer = bandung()
                    .header("If-Match", "\"" + seen + "\"")
                    .body("{\"place\":{\"address\":\"Jalan Contoh\"}}")
                    .patch("/incidents/" + id);
            if (answer.statusCode() == 200) {
                return;
            }
            assertThat(answer.statusCode()).isEqualTo(412);
        }
    }

    private static String incident() {
        return save("""
                        {"class":"NORMAL","incidentType":"FIRE","hazards":["INJURED"],
                         "caller":{"name":"Ani Contoh"},"place":{"address":"Jalan Contoh 12"},
                         "narrative":"Dapur terbakar"}""").statusCode(201).extract().path("incidentId");
    }

    private static ValidatableResponse change(String id, int seen, String body) {
        return bandung()
                .header("If-Match", "\"" + seen + "\"")
                .body(body)
                .patch("/incidents/" + id)
                .then();
    }

    private static ValidatableResponse narrate(String id, String key, String text) {
        return bandung()
                .header("Idempotency-Key", key)
                .body("{\"text\":\"" + text + "\"}")
                .post("/incidents/" + id + "/narrative")
                .then();
    }
}
