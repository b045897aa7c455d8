package id.layanan112.intake.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What a quarantined record says of where it came from and why. Whoever made it unreadable may have made its headers
 * too: only what can be true is taken, so that nothing of a person passes for a topic, and the database takes it all.
 *
 * @param at when it was set aside; when it was heard of, where it does not say a time that can be
 * @param bytes the size of its value, of which nothing else is kept
 */
record SetAside(
        String topic,
        int partition,
        long offset,
        String service,
        String originalTopic,
        @Nullable Integer originalPartition,
        @Nullable Long originalOffset,
        String reason,
        Instant at,
        long bytes) {
    static final String UNKNOWN = "unknown";
    /** By topic, the service that sets aside there. */
    static final Map<String, String> SERVICES = Topics.QUARANTINING.stream()
            .collect(Collectors.toUnmodifiableMap(
                    service -> Topics.quarantine(service).name(), Function.identity()));

    private static final Set<String> TOPICS =
            Topics.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
    private static final Pattern CODE = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_PARTITIONS = 100_000;
    private static final int HEADER_BYTES = 250;
    private static final Duration AHEAD = Duration.ofMinutes(5);
    /** As long as the topics keep it, and a day for clocks and cleaners. */
    private static final Duration KEPT = Duration.ofDays(31);

    /** Never throws, whatever the record is. */
    static SetAside of(ConsumerRecord<byte[], byte[]> record, Instant now) {
        return new SetAside(
                record.topic(),
                record.partition(),
                record.offset(),
                SERVICES.getOrDefault(record.topic(), UNKNOWN),
                header(record, "quarantine_topic").filter(TOPICS::contains).orElse(UNKNOWN),
                number(record, "quarantine_partition")
                        .filter(partition -> partition < MOST_PARTITIONS)
                        .map(Long::intValue)
                        .orElse(null),
                number(record, "quarantine_offset").orElse(null),
                header(record, "quarantine_reason")
                        .filter(code -> CODE.matcher(code).matches())
                        .orElse(UNKNOWN),
                header(record, "quarantine_time")
                        .flatMap(SetAside::instant)
                        .filter(at -> at.isAfter(now.minus(KEPT)) && at.isBefore(now.plus(AHEAD)))
                        .orElse(now),
                record.value() == null ? 0 : record.value().length);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null || value.length > HEADER_BYTES ? Optional.empty() : Optional.of(new String(value, UTF_8));
    }

    private static Optional<Long> number(ConsumerRecord<byte[], byte[]> record, String name) {
        return header(record, name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
