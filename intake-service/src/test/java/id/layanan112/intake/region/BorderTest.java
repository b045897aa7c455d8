package id.layanan112.intake.region;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
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

    @Test
    void shouldNotShowTheNeighbourWhatIsRestricted() {
        String id = incident("DOMESTIC_VIOLENCE", -6.75, 107.4999, 50);
        kabupaten().get("/incidents/" + id).then().statusCode(404);
        bandung().get("/incidents/" + id).then().body("neighbourRegions", equalTo(List.of("32.04")));
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

    private static RequestSpecification kabupaten() {
        return as("role", "dispatcher", "centre", "32.04");
    }
}
