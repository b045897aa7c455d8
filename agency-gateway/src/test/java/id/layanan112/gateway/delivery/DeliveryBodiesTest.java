package id.layanan112.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.gateway.dispatch.AnOrder;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.dispatch.Telling.Type;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class DeliveryBodiesTest {
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
        Dispatch order = AnOrder.order()
                .with(Ids.v7(), INCIDENT)
                .asking(AnOrder.rung("one", kind))
                .blocks(new ProtectedBlocks(closed(Block.CALLER), closed(Block.SCENE), closed(Block.NARRATIVE)))
                .dispatch();
        Claimed claimed =
                new Claimed(Ids.v7(), order.dispatchId(), "one", Type.ORDERED, 0, new Reach.Line(0, "WEBHOOK"), 1, 1);
        return EventJson.MAPPER.readTree(bodies.of(ChannelType.WEBHOOK, new Delivery(claimed, order, null, List.of())));
    }

    private String closed(Block block) {
        return cipher.encrypt(INCIDENT, block, "{\"what\":\"sintetis\"}".getBytes(UTF_8));
    }
}
