package id.layanan112.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.EventType;
import id.layanan112.kit.traces.Traces;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0, Kafka binary mode. Reads only the headers it names: whatever else a record carries, a
 * {@code REPLY_TOPIC} for one, has no effect.
 */
public final class CloudEventCodec {
    private final String source;

    /** @param service the service's word; {@code ce_source} is {@code /layanan112/<service>} */
    public CloudEventCodec(String service) {
        this.source = "/layanan112/" + service;
    }

    /** The headers of an event, in their order. */
    public Map<String, String> headers(UUID id, DomainEvent event, Instant recordedTime) {
        EventType type = EventCatalogue.of(event);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", source);
        headers.put("ce_type", type.type());
        headers.put("ce_time", event.at().toString());
        headers.put("ce_subject", event.key());
        headers.put("ce_dataschema", type.schemaUri());
        headers.put("content-type", "application/json");
        headers.put("ce_sequence", Long.toString(event.sequence()));
        String region = event.regionCode();
        if (region != null) {
            headers.put("ce_regioncode", region);
        }
        headers.put("ce_exercise", Boolean.toString(event.exercise()));
        headers.put("ce_recordedtime", recordedTime.toString());
        UUID incident = event.incident();
        if (incident != null) {
            headers.put("traceparent", Traces.traceparent(incident));
        }
        return headers;
    }

    public byte[] value(DomainEvent event) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    event.getClass().getSimpleName() + " cannot be written: " + e.getOriginalMessage());
        }
    }

    public ProducerRecord<byte[], byte[]> encode(UUID id, DomainEvent event, Instant recordedTime) {
        return record(
                EventCatalogue.topicOf(event).name(), event.key(), headers(id, event, recordedTime), value(event));
    }

    /** A record without a timestamp of its own: the record's time is the time of publishing. */
    static ProducerRecord<byte[], byte[]> record(String topic, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    /** A header of a record on its way out; null when it has none of that name. */
    static @Nullable String text(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** Never throws: what cannot be read is {@link Decoded.Rejected} with the reason's code. */
    public Decoded decode(ConsumerRecord<byte[], byte[]> record) {
        Optional<UUID> id = header(record, "ce_id").flatMap(CloudEventCodec::uuid);
        Optional<String> typeName = header(record, "ce_type");
        if (id.isEmpty() || typeName.isEmpty()) {
            return new Decoded.Rejected("not-a-cloudevent");
        }
        Optional<EventType> type = EventCatalogue.ofType(typeName.get());
        if (type.isEmpty()) {
            return new Decoded.Rejected("unknown-type");
        }
        byte[] value = record.value();
        if (value == null) {
            return new Decoded.Rejected("no-value");
        }
        try {
            DomainEvent event = EventJson.MAPPER.readValue(value, type.get().record());
            return checked(record, id.get(), event);
        } catch (JacksonException e) {
            return new Decoded.Rejected("malformed-value");
        } catch (IOException e) {
            return new Decoded.Rejected("unreadable-value");
        }
    }

    private static Decoded checked(ConsumerRecord<byte[], byte[]> record, UUID id, @Nullable DomainEvent event) {
        if (event == null || !RequiredFields.present(event)) {
            return new Decoded.Rejected("missing-field");
        }
        if (!EventCatalogue.topicOf(event).name().equals(record.topic())) {
            return new Decoded.Rejected("wrong-topic");
        }
        if (record.key() == null || !event.key().equals(new String(record.key(), UTF_8))) {
            return new Decoded.Rejected("key-mismatch");
        }
        // A missing flag means real; a real event must never pass as an exercise, nor the other way round.
        boolean exercise =
                header(record, "ce_exercise").map(Boolean::parseBoolean).orElse(false);
        if (exercise != event.exercise()) {
            return new Decoded.Rejected("exercise-mismatch");
        }
        Instant recorded = header(record, "ce_recordedtime")
                .flatMap(CloudEventCodec::instant)
                .orElse(event.at());
        return new Decoded.Event(new IncomingEvent(id, event, recorded));
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
