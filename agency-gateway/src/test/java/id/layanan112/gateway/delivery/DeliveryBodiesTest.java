package id.layanan112.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.queue.DeliveryQueue.Type;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class DeliveryBodiesTest {
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");
    private static final UUID INCIDENT = Ids.v7();

    @Inject
    BlockCipher cipher;

    @Inject
    DeliveryBodies bodies;

    @Test
    void shouldTellWhoStandsInNoMoreThanItsOwnKindMayHave() throws IOException {
        JsonNode brigade = body("FIRE");
        JsonNode disasterAgency = body("DISASTER");

        assertThat(brigade.path("caller").isObject()).isTrue();
        assertThat(disasterAgency.path("scene").isObject()).isTrue();
        assertThat(disasterAgency.path("caller").isMissingNode()
                        || disasterAgency.path("caller").isNull())
                .isTrue();
    }

    /** An order to the fire brigade, as the agency of a kind in its chain gets it. */
    private JsonNode body(String kind) throws IOException {
        Dispatch order = new Dispatch(
                Ids.v7(),
                INCIDENT,
                Lane.FIRE,
                "FIRE",
                DispatchRole.LEAD,
                1,
                1,
                "32.73",
                "32.73",
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(),
                Victims.UNKNOWN,
                false,
                false,
                false,
                List.of(new Rung(RungSource.SUBSTITUTE, "one", kind, "Contoh", null)),
                60,
                new ProtectedBlocks(closed(Block.CALLER), closed(Block.SCENE), closed(Block.NARRATIVE)),
                DispatchStatus.ORDERED,
                0,
                AT,
                AT);
        return EventJson.MAPPER.readTree(
                bodies.of(new Claimed(Ids.v7(), order.dispatchId(), "one", Type.ORDERED, 0, 1), order));
    }

    private String closed(Block block) {
        return cipher.encrypt(INCIDENT, block, "{\"what\":\"sintetis\"}".getBytes(UTF_8));
    }
}
