package id.layanan112.routing.coverage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "routing"))
class CoveragePageTest {
    @Test
    void shouldShowTheNationByProvinceInIndonesian() {
        page("").statusCode(200)
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), not(containsString("unsafe"))))
                .body(containsString("<html lang=\"id\">"))
                .body(containsString("Cakupan 112"))
                .body(containsString("Jawa Barat"))
                .body(containsString("kebakaran"))
                .body(containsString("national-default"));
    }

    @Test
    void shouldOpenAProvinceInEnglish() {
        page("?province=32&lang=en&theme=light")
                .statusCode(200)
                .body(containsString("class=\"light\""))
                .body(containsString("Kota Bandung"))
                .body(containsString("supervisor only"))
                .body(not(containsString("Aceh")));
        page("?province=xx").statusCode(400);
    }

    @Test
    void shouldSendPeopleToLogInAndProgramsAway() {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", containsString("authorize"));
        given().redirects().follow(false).get("/").then().statusCode(401);
        given().redirects().follow(false).get("/coverage").then().statusCode(401);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "call-taker", "centre", "32.73"))
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "auditor", "centre", "*"))
                .get("/coverage?region=32.73")
                .then()
                .statusCode(200)
                .body("cells.size()", equalTo(20));
    }

    private static ValidatableResponse page(String query) {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .accept("text/html")
                .get("/" + query)
                .then();
    }
}
