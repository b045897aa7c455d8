package id.layanan112.routing.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What others build against changes on purpose only. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "routing"))
class FrozenApiTest {
    private static final Path FROZEN = Path.of("openapi.yaml");

    @Test
    void shouldBeAsItWasFrozen() throws IOException {
        // Where the identity provider is, differs from machine to machine.
        String present = given().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replaceAll("(?m)^ *openIdConnectUrl:.*\\n", "");
        if (Boolean.getBoolean("layanan112.api.write")) {
            Files.writeString(FROZEN, present);
        }
        assertThat(present)
                .as("The HTTP interface is another one. If that is meant: mvn test -pl routing-service -am"
                        + " -Dtest=FrozenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dlayanan112.api.write=true")
                .isEqualTo(Files.readString(FROZEN));
    }
}
