package id.layanan112.asterisk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Telephony events as JSON: as intake takes them, and with the call's own id as the journal keeps them. */
final class EventJson {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {}

    /** The fields of intake's {@code NewEvent}; it refuses others. */
    static ObjectNode forIntake(TelephonyEvent event) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("eventId", event.eventId())
                .put("pbxCallId", event.pbxCallId())
                .put("type", event.type().name())
                .put("at", event.at().toString());
        CallerNumber number = event.number();
        if (number != null) {
            json.put("number", number.digits());
        }
        if (event.dropped()) {
            json.put("dropped", true);
        }
        return json;
    }

    static ObjectNode forJournal(TelephonyEvent event) {
        return forIntake(event).put("linkedId", event.linkedId());
    }

    /** Empty for what this program did not write. */
    static Optional<TelephonyEvent> fromJournal(JsonNode json) {
        String eventId = json.path("eventId").asText();
        String pbxCallId = json.path("pbxCallId").asText();
        String linkedId = json.path("linkedId").asText();
        if (eventId.isEmpty() || pbxCallId.isEmpty() || linkedId.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TelephonyEvent(
                    eventId,
                    pbxCallId,
                    linkedId,
                    TelephonyEvent.Type.valueOf(json.path("type").asText()),
                    Instant.parse(json.path("at").asText()),
                    json.path("dropped").asBoolean(),
                    CallerNumber.of(json.path("number").asText()).orElse(null)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Empty for what is not JSON; the reason would quote it, and is not passed on. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
