package id.layanan112.intake.region;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import id.layanan112.intake.Phones;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two square regions that meet at 107.5 degrees east, as no real ones do. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(Impatient.class)
class BorderTest {
    @Test
    void shouldTellBothCentresAndBelongToOne() {
        // Given, When
        String id = incident(-6.75, 107.4999, 50);
        // Then
        kabupaten()
                .get("/incidents/" + id)
                .then()
                .statusCode(200)
                .body("centreCode", equalTo("32.73"))
                .body("neighbourRegions", equalTo(List.of("32.04")));
        kabupaten().get("/incidents?open=true").then().body("items.incidentId", hasItem(id));
        kabupaten()
                .header("If-Match", "\"1\"")
                .body("{\"priority\":\"P3\"}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(404);
        kabupaten().put("/incidents/" + id + "/told-by-phone/FIRE").then().statusCode(404);
    }

    /** The same fire, reported on both sides: its incident is Bandung's, each call is its own centre's. */
    @Test
    void shouldLinkANeighboursCallToWhatItSees() {
        // Given
        String border = incident(-6.75, 107.4999, 50);
        String inland = incident(-6.75, 107.2, 50);
        String call = as("role", "telephony", "centre", "32.04")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .post("/calls")
                .then()
                .statusCode(201)
                .extract()
                .path("callId");
        // When, Then
        linked(kabupaten(), inland, call, 1).statusCode(404);
        linked(bandung(), border, call, 1).statusCode(404);
        linked(kabupaten(), border, call, 1).statusCode(200).body("incidentId", equalTo(border));
        bandung().get("/incidents/" + border).then().body("calls", hasItem(call));
        kabupaten()
                .header("If-Match", "\"2\"")
                .delete("/incidents/" + border + "/calls/" + call)
                .then()
                .statusCode(200)
                .body("incidentId", nullValue());
        linked(kabupaten(), border, call, 3).statusCode(200);
        bandung()
                .header("If-Match", "\"4\"")
                .delete("/incidents/" + border + "/calls/" + call)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse linked(RequestSpecification who, String incident, String call, int seen) {
        return who.header("If-Match", "\"" + seen + "\"")
                .put("/incidents/" + incident + "/calls/" + call)
                .then();
    }

    @Test
    void shouldNotShowTheNeighbourWhatIsRestricted() {
        String id = incident("DOMESTIC_VIOLENCE", -6.75, 107.4999, 50);
        kabupaten().get("/incidents/" + id).then().statusCode(404);
        bandung().get("/incidents/" + id).then().body("neighbourRegions", equalTo(List.of("32.04")));
    }

    @Test
    void shouldTellNeighboursOfATelephoneThatIsKnownWellAndOfNoRadioCell() {
        // Given
        String number = Phones.number();
        String id = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"caller\":{\"number\":\"" + number + "\"}}")
                .extract()
                .path("incidentId");
        // When
        telephoneAt(number, 20_000);
        // Then
        revised(id, 2).body("neighbourRegions", equalTo(List.of()));
        // When
        telephoneAt(number, 50);
        // Then
        revised(id, 3).body("neighbourRegions", equalTo(List.of("32.04")));
        // What is less exact than before tells nobody anything.
        telephoneAt(number, 300);
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> bandung().get("/incidents/" + id).then().body("revision", equalTo(3)));
    }

    private static void telephoneAt(String number, int radius) {
        as("role", "telephony", "centre", "32.73")
                .contentType("application/x-www-form-urlencoded")
                .formParam("device_number", number)
                .formParam("location_latitude", "-6.75")
                .formParam("location_longitude", Double.toString(107.4999 - radius / 1e9))
                .formParam("location_accuracy", radius)
                .formParam("location_time", System.currentTimeMillis())
                .post("/telephony/aml")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse revised(String incident, int revision) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> bandung().get("/incidents/" + incident).then().body("revision", equalTo(revision)));
        return bandung().get("/incidents/" + incident).then();
    }

    @Test
    void shouldFollowThePlaceWhenItIsMended() {
        // Given
        String id = incident(-6.75, 107.2, 50);
        kabupaten().get("/incidents/" + id).then().statusCode(404);
        // When
        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"place\":{\"lat\":-6.75,\"lon\":107.6,\"uncertaintyMetres\":20}}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(200)
                .body("neighbourRegions", equalTo(List.of("32.04")));
        // Then
        kabupaten().get("/incidents/" + id).then().statusCode(200);
        bandung()
                .header("If-Match", "\"2\"")
                .body("{\"place\":{\"address\":\"Jalan Contoh 12\"}}")
                .patch("/incidents/" + id)
                .then()
                .statusCode(200);
        kabupaten().get("/incidents?open=true").then().body("items.incidentId", not(hasItem(id)));
        bandung()
                .get("/incidents/" + id + "/details?reason=uji")
                .then()
                .body("place.address", equalTo("Jalan Contoh 12"))
                .body("earlierPlaces.place.lon", equalTo(List.of(107.6f)))
                .body("earlierPlaces[0].by", equalTo("sample-call-taker"));
        tellPlace(bandung().get("/incidents/" + id).then().extract().path("calls[0]"), 1, 107.3);
        bandung()
                .get("/incidents/" + id + "/details?reason=uji")
                .then()
                .body("calls[0].details.scene.lon", equalTo(107.3f))
                .body("earlierPlaces.place.lon", equalTo(List.of(107.6f, 107.2f)));
    }

    /** The telephone system made the call, and knew nothing of its place: that is told before it has a class. */
    @Test
    void shouldTellTheNeighbourAlsoOfACallThatTheTelephoneSystemMade() {
        // Given
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", 0, Phones.number()));
        String call = Phones.callId(pbx).toString();
        tellPlace(call, 1, 107.4999);
        // When
        String id = classify(bandung(), call, 2, "{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .statusCode(200)
                .extract()
                .path("incidentId");
        // Then
        kabupaten().get("/incidents/" + id).then().statusCode(200).body("neighbourRegions", equalTo(List.of("32.04")));
        bandung()
                .body("{\"incidentType\":\"FIRE\",\"lat\":-6.75,\"lon\":107.4998}")
                .post("/incidents/candidates")
                .then()
                .body("items.find { it.incidentId == '" + id + "' }.metresApart", lessThan(30));
    }

    @Test
    void shouldTellTheNeighbourWhenThePlaceIsToldAfterwards() {
        // Given
        String id = incident(-6.75, 107.2, 50);
        String call = bandung().get("/incidents/" + id).then().extract().path("calls[0]");
        // When
        tellPlace(call, 1, 107.4999);
        // Then
        kabupaten().get("/incidents/" + id).then().statusCode(200).body("neighbourRegions", equalTo(List.of("32.04")));
    }

    /** A telephone system says nothing of regions: where a centre has several, a person does. */
    @Test
    void shouldTakeTheRegionThatAPersonGives() {
        // Given
        String call = as("role", "telephony", "centre", "31")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .post("/calls")
                .then()
                .statusCode(201)
                .body("regionCode", nullValue())
                .extract()
                .path("callId");
        // When, Then
        classify(jakarta(), call, 1, "{\"class\":\"NORMAL\",\"regionCode\":\"32.73\"}")
                .statusCode(403)
                .body("errors[0].field", equalTo("regionCode"));
        classify(jakarta(), call, 1, "{\"class\":\"NORMAL\",\"regionCode\":\"99.99\"}")
                .statusCode(422);
        String id = classify(jakarta(), call, 1, "{\"class\":\"NORMAL\",\"regionCode\":\"31.74\"}")
                .statusCode(200)
                .body("regionCode", equalTo("31.74"))
                .extract()
                .path("incidentId");
        jakarta().get("/incidents/" + id).then().body("regionCode", equalTo("31.74"));
        jakarta().get("/calls/" + call).then().body("regionCode", equalTo("31.74"));
        classify(jakarta(), call, 2, "{\"class\":\"NORMAL\",\"regionCode\":\"31.74\"}")
                .statusCode(422);
        classify(jakarta(), call, 2, "{\"class\":\"NORMAL\",\"regionCode\":\"31.73\"}")
                .statusCode(200)
                .body("regionCode", equalTo("31.73"))
                .body("incidentId", equalTo(id));
    }

    @Test
    void shouldSayHowItKnowsARegion() {
        bandung().get("/regions/locate?lat=-6.75&lon=107.2").then().body("basis", equalTo("BOUNDARY"));
        bandung()
                .get("/regions/locate?lat=-6.75&lon=108.01")
                .then()
                .body("basis", equalTo("NEAREST"))
                .body("regionCode", equalTo("32.04"));
        bandung().get("/regions/locate?lat=-2&lon=120").then().body("basis", equalTo("UNKNOWN"));
        bandung()
                .get("/regions/locate?lat=-6.75&lon=107.49&uncertaintyMetres=5000")
                .then()
                .body("touched", equalTo(List.of("32.04", "32.73")));
    }

    private static String incident(double lat, double lon, int metres) {
        return incident("FIRE", lat, lon, metres);
    }

    private static String incident(String type, double lat, double lon, int metres) {
        return save("{\"class\":\"NORMAL\",\"incidentType\":\"%s\",\"place\":{\"lat\":%s,\"lon\":%s,\"uncertaintyMetres\":%d}}"
                        .formatted(type, lat, lon, metres))
                .statusCode(201)
                .extract()
                .path("incidentId");
    }

    private static void tellPlace(String call, int seen, double lon) {
        bandung()
                .header("If-Match", "\"" + seen + "\"")
                .body("{\"place\":{\"lat\":-6.75,\"lon\":" + lon + ",\"uncertaintyMetres\":50}}")
                .patch("/calls/" + call + "/details")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse classify(RequestSpecification who, String call, int seen, String body) {
        return who.header("If-Match", "\"" + seen + "\"")
                .body(body)
                .put("/calls/" + call + "/class")
                .then();
    }

    private static RequestSpecification jakarta() {
        return as("role", "call-taker", "centre", "31");
    }

    private static RequestSpecification kabupaten() {
        return as("role", "dispatcher", "centre", "32.04");
    }
}
