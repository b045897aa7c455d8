package id.layanan112.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallEvent.CallReceived;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventCodecTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    private static final Instant RECORDED = Instant.parse("2026-11-23T07:05:10Z");

    private final CloudEventCodec codec = new CloudEventCodec("intake");

    @Test
    void shouldReadBackEveryGoldenSample() throws IOException {
        for (EventType type : EventCatalogue.all()) {
            DomainEvent sample = sample(type);

            assertThat(codec.decode(incoming(codec.encode(ID, sample, RECORDED))))
                    .as(type.name())
                    .isEqualTo(new Decoded.Event(new IncomingEvent(ID, sample, RECORDED)));
        }
    }

    @Test
    void shouldIgnoreUnknownFieldsAndReadUnknownWordsAsOther() throws IOException {
        ObjectNode value = (ObjectNode) EventJson.MAPPER.valueToTree(received());
        value.put("added", "later");
        ((ObjectNode) value.get("call")).put("channel", "HOLOGRAM");

        Decoded decoded = codec.decode(incoming(withValue(EventJson.MAPPER.writeValueAsBytes(value))));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Event.class,
                        event -> assertThat(((CallReceived) event.incoming().event())
                                        .call()
                                        .channel())
                                .isEqualTo(CallChannel.OTHER));
    }

    @Test
    void shouldRejectWhatItCannotBeSureOf() throws IOException {
        ProducerRecord<byte[], byte[]> good = codec.encode(ID, received(), RECORDED);

        assertThat(codec.decode(incoming(withHeader(good, "ce_type", "id.layanan112.call.teleported.v1"))))
                .isEqualTo(new Decoded.Rejected("unknown-type"));
        assertThat(codec.decode(incoming(withHeader(good, "ce_id", "1"))))
                .isEqualTo(new Decoded.Rejected("not-a-cloudevent"));
        assertThat(codec.decode(incoming(withHeader(good, "ce_exercise", "true"))))
                .isEqualTo(new Decoded.Rejected("exercise-mismatch"));
        assertThat(codec.decode(incoming(withValue("{".getBytes(UTF_8)))))
                .isEqualTo(new Decoded.Rejected("malformed-value"));
        assertThat(codec.decode(incoming(withValue("{}".getBytes(UTF_8)))))
                .isEqualTo(new Decoded.Rejected("missing-field"));
        assertThat(codec.decode(incoming(withValue("null".getBytes(UTF_8)))))
                .isEqualTo(new Decoded.Rejected("missing-field"));
        assertThat(codec.decode(incoming(new ProducerRecord<>(
                        good.topic(), null, "other".getBytes(UTF_8), good.value(), good.headers()))))
                .isEqualTo(new Decoded.Rejected("key-mismatch"));
        assertThat(codec.decode(incoming(
                        new ProducerRecord<>("emergency.incident.v1", null, good.key(), good.value(), good.headers()))))
                .isEqualTo(new Decoded.Rejected("wrong-topic"));
    }

    @Test
    void shouldRejectAnUnknownWordWhereNothingMayBeGuessed() throws IOException {
        String value = new String(codec.value(received()), UTF_8).replace("\"NORMAL\"", "\"SECRET\"");

        assertThat(codec.decode(incoming(withValue(value.getBytes(UTF_8)))))
                .isEqualTo(new Decoded.Rejected("malformed-value"));
    }

    @Test
    void shouldNotCareForHostileHeaders() throws IOException {
        ProducerRecord<byte[], byte[]> good = codec.encode(ID, received(), RECORDED);
        good.headers().add("REPLY_TOPIC", "elsewhere".getBytes(UTF_8)).add("content-type", "\u0000;;".getBytes(UTF_8));

        assertThat(codec.decode(incoming(good))).isInstanceOf(Decoded.Event.class);
    }

    private ProducerRecord<byte[], byte[]> withValue(byte[] value) throws IOException {
        ProducerRecord<byte[], byte[]> good = codec.encode(ID, received(), RECORDED);
        return new ProducerRecord<>(good.topic(), null, good.key(), value, good.headers());
    }

    private static ProducerRecord<byte[], byte[]> withHeader(
            ProducerRecord<byte[], byte[]> record, String name, String value) {
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers());
        copy.headers().remove(name).add(name, value.getBytes(UTF_8));
        return copy;
    }

    private static DomainEvent received() throws IOException {
        return sample(EventCatalogue.ofType("id.layanan112.call.received.v1").orElseThrow());
    }

    static DomainEvent sample(EventType type) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(EventType.class.getResourceAsStream("/samples/" + type.name() + ".json"))) {
            return EventJson.MAPPER.readValue(json, type.record());
        }
    }

    private static ConsumerRecord<byte[], byte[]> incoming(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                null,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                java.util.Optional.empty());
    }
}
