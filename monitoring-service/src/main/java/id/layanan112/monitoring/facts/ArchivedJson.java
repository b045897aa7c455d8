package id.layanan112.monitoring.facts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.EventType;
import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.monitoring.ledger.Withdrawn;
import java.io.IOException;
import java.util.UUID;

/**
 * Facts as they are archived and forwarded: without the protected blocks. A ciphertext in an archive of ten years would
 * outlive its keys' purpose.
 */
public final class ArchivedJson {
    private static final ObjectMapper MAPPER = EventJson.MAPPER
            .copy()
            .addMixIn(IncidentSnapshot.class, NoBlocks.class)
            .addMixIn(IncidentNarrated.class, NoLine.class);

    private abstract static class NoBlocks {
        @JsonSerialize(using = Nothing.class)
        abstract ProtectedBlocks protectedBlocks();
    }

    private abstract static class NoLine {
        @JsonSerialize(using = Empty.class)
        abstract String line();
    }

    private static final class Nothing extends StdSerializer<ProtectedBlocks> {
        private static final long serialVersionUID = 1L;

        Nothing() {
            super(ProtectedBlocks.class);
        }

        @Override
        public void serialize(ProtectedBlocks blocks, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeEndObject();
        }
    }

    private static final class Empty extends StdSerializer<String> {
        private static final long serialVersionUID = 1L;

        Empty() {
            super(String.class);
        }

        @Override
        public void serialize(String line, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString("");
        }
    }

    private ArchivedJson() {}

    public static String write(Fact fact) {
        try {
            return switch (fact) {
                case Fact.OfEvent(UUID id, DomainEvent event) -> MAPPER.writeValueAsString(event);
                case Fact.OfWithdrawal(UUID id, Withdrawn withdrawn) -> MAPPER.writeValueAsString(withdrawn);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact that was read can be written", e);
        }
    }

    /** @throws JsonProcessingException when it is not what its type says */
    public static Fact read(UUID id, String type, String json) throws JsonProcessingException {
        if (type.equals(Withdrawn.TYPE)) {
            return new Fact.OfWithdrawal(id, MAPPER.readValue(json, Withdrawn.class));
        }
        Class<? extends DomainEvent> record = EventCatalogue.ofType(type)
                .map(EventType::record)
                .orElseThrow(() -> new IllegalStateException("an archived fact of an unknown type: " + type));
        return new Fact.OfEvent(id, MAPPER.readValue(json, record));
    }
}
