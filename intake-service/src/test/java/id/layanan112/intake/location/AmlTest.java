package id.layanan112.intake.location;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Phones;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class AmlTest {
    @Inject
    AgroalDataSource database;

    @Inject
    DetailsVault vault;

    @Inject
    BlockCipher blocks;

    @Test
    void shouldJoinTheCallThatCameBefore() {
        // Given
        String number = Phones.number();
        String call = savedFrom(number);
        // When
        sms(number.replace("+62", "0"), "-6.91470", now()).statusCode(201).body("callId", equalTo(call));
        sms(number.replace("+62", "0"), "-6.91470", now()).statusCode(201);
        // Then
        bandung()
                .queryParam("reason", "uji")
                .get("/calls/" + call + "/locations")
                .then()
                .statusCode(200)
                .body("items[0].location.source", equalTo("AML"))
                .body("items[0].location.lat", equalTo(-6.9147f))
                .body("items[0].location.uncertaintyMetres", equalTo(25.0f))
                .body("items[0].place.basis", equalTo("ASSUMED"));
        assertThat(select(database, "SELECT who FROM audit WHERE subject = '" + call + "' AND what = 'READ'"))
                .hasSize(1);
    }

    @Test
    void shouldJoinTheCallThatComesAfter() {
        // Given
        String number = Phones.number();
        sms(number, "-6.91470", now()).statusCode(201).body("callId", nullValue());
        // When
        String call = savedFrom(number);
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> bandung()
                        .queryParam("reason", "uji")
                        .get("/calls/" + call + "/locations")
                        .then()
                        .body("items", hasSize(1)));
    }

    @Test
    void shouldTellAgenciesWhereTheTelephoneIsWhenNobodySaidWhere() {
        // Given
        String number = Phones.number();
        String call = saveFire(number, ",\"place\":{\"address\":\" \"}");
        String incident = incidentOf(call);
        Instant at = now();
        // When
        sms(number, "-6.91470", at).statusCode(201).body("callId", equalTo(call));
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> history(incident)
                        .body("past[0].endedBy", equalTo("telephone"))
                        .body("present.revision", equalTo(2)));
        assertThat(callerOf(incident, call)).contains("-6.9147", "CALLER_LOCATION", "25.0", number);
        // When the network says it again, nobody hears of it again
        sms(number, "-6.91470", at).statusCode(201);
        settled(incident);
        history(incident).body("present.revision", equalTo(2));
        // When a person says where it is
        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"place\":{\"address\":\"Jalan Contoh 9\"}}")
                .patch("/calls/" + call + "/details")
                .then()
                .statusCode(200);
        // Then no telephone is told of any more
        sms(number, "-6.91480", now()).statusCode(201).body("callId", equalTo(call));
        settled(incident);
        history(incident).body("present.revision", equalTo(3));
        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + incident + "/details")
                .then()
                .body("calls[0].details.scene.source", equalTo("TOLD"))
                .body("calls[0].details.scene.at", notNullValue());
    }

    @Test
    void shouldTellItWithTheIncidentWhenItWasKnownBefore() {
        // Given
        String number = Phones.number();
        String call = savedFrom(number);
        sms(number, "-6.91470", now()).statusCode(201).body("callId", equalTo(call));
        // When
        String incident = bandung()
                .header("If-Match", "\"1\"")
                .body("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .put("/calls/" + call + "/class")
                .then()
                .statusCode(200)
                .extract()
                .path("incidentId");
        // Then
        assertThat(callerOf(incident, call)).contains("CALLER_LOCATION");
        settled(incident);
        history(incident).body("present.revision", equalTo(1));
    }

    @Test
    void shouldTellItWhenTheTelephoneWasFasterThanTheCall() {
        // Given
        String number = Phones.number();
        Instant at = now();
        sms(number, "-6.91470", at).statusCode(201).body("callId", nullValue());
        // When
        String incident = incidentOf(saveFire(number, ""));
        // The network is impatient, and may be what joins them.
        sms(number, "-6.91470", at).statusCode(201);
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> history(incident).body("present.revision", equalTo(2)));
    }

    @Test
    void shouldNotJoinACallOfAnotherNumberOrAnotherDay() {
        String number = Phones.number();
        String call = savedFrom(number);
        sms(Phones.number(), "-6.91470", now()).body("callId", nullValue());
        sms(number, "-6.91470", now().minus(Duration.ofDays(1))).body("callId", nullValue());
        bandung()
                .queryParam("reason", "uji")
                .get("/calls/" + call + "/locations")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void shouldSayWhatMeansNothingAndKeepWhatIsOdd() {
        String number = Phones.number();
        sms(number, "-96.91470", now()).statusCode(422).body("errors[0].field", equalTo("lat"));
        sms(number, "-6.91470", now().plusSeconds(3600)).statusCode(201).body("flags", equalTo(List.of("time")));
        sms("unknown", "-6.91470", now()).statusCode(422).body("errors[0].field", equalTo("number"));
        telephony("{}").statusCode(422).body("errors[0].field", equalTo("sms"));
        telephony("{\"number\":\"" + number + "\",\"sms\":\"Halo\"}").statusCode(422);
        bandung().body("{}").post("/telephony/aml").then().statusCode(403);
    }

    @Test
    void shouldTakeTheFormThatTelephonesPost() {
        String number = Phones.number();
        String call = savedFrom(number);
        as("role", "telephony", "centre", "32.73")
                .contentType("application/x-www-form-urlencoded")
                .formParam("location_latitude", "-6.9147")
                .formParam("location_longitude", "107.6098")
                .formParam("location_accuracy", "12.5")
                .formParam("location_source", "gps")
                .formParam("location_time", now().toEpochMilli())
                .formParam("device_number", number)
                .formParam("unheard_of", "1")
                .post("/telephony/aml")
                .then()
                .statusCode(201)
                .body("callId", equalTo(call));
    }

    @Test
    void shouldKeepNothingInClear() {
        sms(Phones.number(), "-6.12345", now()).statusCode(201);
        assertThat(select(database, "SELECT l::text FROM caller_location l"))
                .isNotEmpty()
                .noneMatch(row -> row.contains("6.12345"));
    }

    @Test
    void shouldKeepWhatTheNetworkAndTheTelephoneSystemKnow() {
        // Given
        String pbx = Phones.call();
        String report = Phones.event(pbx, "RINGING", 0, Phones.number())
                .replace(
                        "\"number\"",
                        "\"place\":{\"lat\":-6.9,\"lon\":107.6,\"uncertaintyMetres\":900},"
                                + "\"recordingRef\":\"rec-17\",\"number\"");
        // When
        Phones.told(report);
        // Then
        String call = Phones.callId(pbx).toString();
        bandung()
                .queryParam("reason", "uji")
                .get("/calls/" + call + "/locations")
                .then()
                .body("items[0].location.source", equalTo("NETWORK"))
                .body("items[0].location.uncertaintyMetres", equalTo(900.0f));
        as("role", "supervisor", "centre", "32.73")
                .queryParam("reason", "uji")
                .get("/calls/" + call + "/recordings")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of("rec-17")));
        as("role", "supervisor", "centre", "32.73")
                .get("/calls/" + call + "/recordings")
                .then()
                .statusCode(400)
                .body("type", containsString("reason-needed"));
        bandung()
                .queryParam("reason", "uji")
                .get("/calls/" + call + "/recordings")
                .then()
                .statusCode(403);
        assertThat(select(database, "SELECT what FROM audit WHERE subject = '" + call + "' ORDER BY id"))
                .contains("RECORDING_READ");
    }

    @Test
    void shouldSayTheRegionOfAPoint() {
        bandung()
                .get("/regions/locate?lat=-6.9147&lon=107.6098")
                .then()
                .statusCode(200)
                .body("regionCode", equalTo("32.73"))
                .body("basis", equalTo("ASSUMED"));
        as("role", "call-taker", "centre", "31")
                .get("/regions/locate?lat=-6.2&lon=106.8")
                .then()
                .body("basis", equalTo("UNKNOWN"));
        bandung().get("/regions/locate?lat=NaN&lon=1").then().statusCode(400);
        bandung().get("/regions/locate?lon=1").then().statusCode(400);
        bandung().get("/regions/locate?lat=1&lon=1&uncertaintyMetres=-1").then().statusCode(400);
    }

    private static String saveFire(String number, String more) {
        return save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"caller\":{\"number\":\"" + number + "\"}" + more
                        + "}")
                .extract()
                .path("callId");
    }

    private String incidentOf(String call) {
        return select(database, "SELECT incident_id FROM call WHERE call_id = '" + call + "'")
                .getFirst();
    }

    /** What an order says of the caller, to those who may know. */
    private String callerOf(String incident, String call) {
        UUID id = UUID.fromString(incident);
        String closed = vault.travelling(id, List.of(UUID.fromString(call))).caller();
        return new String(blocks.decrypt(id, Block.CALLER, requireNonNull(closed)), UTF_8);
    }

    /** Until nothing is left to be told. */
    private void settled(String incident) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                select(database, "SELECT * FROM place_wanted WHERE incident_id = '" + incident + "'"))
                        .isEmpty());
    }

    private static ValidatableResponse history(String incident) {
        return bandung().get("/incidents/" + incident + "/history").then();
    }

    private static String savedFrom(String number) {
        return save("{\"caller\":{\"number\":\"" + number + "\"}}").extract().path("callId");
    }

    private static ValidatableResponse sms(String number, String lat, Instant at) {
        String top = DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
                .withZone(ZoneOffset.UTC)
                .format(at);
        return telephony("{\"number\":\"" + number + "\",\"sms\":\"A\\\"ML=1;lt=" + lat + ";lg=+107.60980;rd=25;top="
                + top + ";lc=90;pm=G\"}");
    }

    private static ValidatableResponse telephony(String body) {
        return as("role", "telephony", "centre", "32.73")
                .body(body)
                .post("/telephony/aml")
                .then();
    }

    private static Instant now() {
        return Instant.now();
    }
}
