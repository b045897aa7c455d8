package id.layanan112.monitoring.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes the ciphertexts out of an event before it is archived. */
final class WithoutBlocks {
    private WithoutBlocks() {}

    static JsonNode of(JsonNode event) {
        if (event instanceof ObjectNode object) {
            object.remove(List.of("protectedBlocks", "line"));
        }
        event.forEach(WithoutBlocks::of);
        return event;
    }
}
