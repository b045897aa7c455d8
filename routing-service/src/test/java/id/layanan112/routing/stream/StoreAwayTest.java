package id.layanan112.routing.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.contracts.IncidentEvent.IncidentOpened;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.Given;
import id.layanan112.routing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No policy store: the built-in default decides, and it is said. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(StoreAwayTest.NoStore.class)
class StoreAwayTest {
    @Inject
    EventPublisher publisher;

    /** A port on which nobody listens. */
    public static final class NoStore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:1/routing",
                    "quarkus.datasource.username",
                    "routing",
                    "quarkus.datasource.password",
                    "routing");
        }
    }

    @Test
    void shouldDecideByTheBuiltInPolicy() {
        UUID incident = Ids.v7();

        publisher.publishAndWait(List.of(new OutgoingEvent(
                Ids.v7(),
                new IncidentOpened(Given.incident(incident, 1, IncidentType.FIRE, "32.73"), Ids.v7(), Given.AT))));

        try (Topic route = new Topic("emergency.route.v1")) {
            await().untilAsserted(() -> assertThat(route.events(RouteDecided.class))
                    .filteredOn(one -> one.incidentId().equals(incident))
                    .hasSize(1)
                    .first()
                    .satisfies(one -> assertThat(one.policies())
                            .singleElement()
                            .satisfies(policy -> assertThat(policy.policyId()).isEqualTo("national-default"))));
        }
        given().get("/policy")
                .then()
                .body("storeReached", equalTo(false))
                .body("policies.policyId", contains("national-default"));
        given().get("/q/metrics").then().body(containsString("layanan112_policies_store_reached 0.0"));
        given().get("/q/health/ready").then().statusCode(200);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "administrator", "centre", "*"))
                .get("/policies")
                .then()
                .statusCode(503);
    }
}
