package id.layanan112.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A record that a service set aside, as it is on its quarantine topic. */
record Aside(ConsumerRecord<byte[], byte[]> record) {
    private static final String OURS = "quarantine_";
    /** Header and body disagree: published again as it is, it would say something that nobody meant. */
    private static final Set<String> NEVER_AS_IT_IS = Set.of("key-mismatch", "wrong-topic", "exercise-mismatch");

    /** Where it is, as a person names it: {@code emergency.quarantine.gateway.v1/7/42}. */
    record Place(String topic, int partition, long offset) {
        static Place of(String text) {
            String[] parts = text.split("/");
            if (parts.length != 3 || !parts[1].matches("[0-9]{1,5}") || !parts[2].matches("[0-9]{1,18}")) {
                throw new Refusal("Give TOPIC/PARTITION/OFFSET, as emergency.quarantine.gateway.v1/7/42, not " + text);
            }
            if (Topics.QUARANTINING.stream()
                    .noneMatch(one -> Topics.quarantine(one).name().equals(parts[0]))) {
                throw new Refusal(parts[0] + " is no topic of what was set aside");
            }
            return new Place(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        }

        @Override
        public String toString() {
            return topic + "/" + partition + "/" + offset;
        }
    }

    Place place() {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    String reason() {
        return header(OURS + "reason").orElse("unknown");
    }

    String time() {
        return header(OURS + "time").orElse("unknown");
    }

    /** {@code topic/partition/offset} where it came from, as far as it says so. */
    String origin() {
        return header(OURS + "topic").orElse("unknown") + "/"
                + header(OURS + "partition").orElse("?") + "/"
                + header(OURS + "offset").orElse("?");
    }

    int bytes() {
        return record.value() == null ? 0 : record.value().length;
    }

    boolean neverAsItIs() {
        return NEVER_AS_IT_IS.contains(reason());
    }

    /** The headers that it came with, in their order. */
    List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(OURS)) {
                headers.add(header);
            }
        });
        return headers;
    }

    /**
     * The same record for the topic that it came from: key, value and headers, byte for byte.
     *
     * @throws Refusal when it says no topic of ours
     */
    ProducerRecord<byte[], byte[]> again() {
        String topic = header(OURS + "topic")
                .filter(name -> Topics.all().stream().anyMatch(one -> one.name().equals(name)))
                .orElseThrow(() -> new Refusal("The record does not say a topic of ours that it came from."));
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(topic, record.key(), record.value());
        headers().forEach(again.headers()::add);
        return again;
    }

    private Optional<String> header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
