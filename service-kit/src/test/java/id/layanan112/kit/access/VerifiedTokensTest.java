package id.layanan112.kit.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class VerifiedTokensTest {
    private static final String[] ANI = {"role", "call-taker", "centre", "32.73", "who", "ani"};

    @Test
    void shouldKnowWhoAsksEachTime() {
        // Given
        String ani = EmbeddedStack.token(ANI);
        String budi = EmbeddedStack.token("role", "call-taker", "centre", "33.74", "who", "budi");
        // When, Then
        for (int i = 0; i < 3; i++) {
            who(ani).then().statusCode(200).body(equalTo("ani of 32.73"));
            who(budi).then().statusCode(200).body(equalTo("budi of 33.74"));
        }
    }

    @Test
    void shouldRefuseARoleAlsoWhenTheTokenIsKnown() {
        // Given
        String auditor = EmbeddedStack.token("role", "auditor", "centre", "32.73");
        who(auditor).then().statusCode(403);
        // When, Then
        who(auditor).then().statusCode(403);
    }

    @Test
    void shouldRefuseATokenThatWasForged() {
        // Given
        String ani = EmbeddedStack.token(ANI);
        who(ani).then().statusCode(200);
        // When
        String forged = ani.substring(0, ani.length() - 8) + "AAAAAAAA";
        // Then
        who(forged).then().statusCode(401);
    }

    @Test
    void shouldNotTrustATokenBeyondItsEnd() {
        // Given
        String[] soonOver = {"role", "call-taker", "centre", "32.73", "who", "ani", "seconds", "3"};
        String token = EmbeddedStack.token(soonOver);
        who(token).then().statusCode(200);
        // When, Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> who(token).then().statusCode(401));
    }

    private static Response who(String token) {
        return given().auth().oauth2(token).get("/who");
    }
}
