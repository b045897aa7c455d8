package id.layanan112.monitoring.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The archive. Its key, day and event id, is what makes an event count once: it is this service's inbox. */
@ApplicationScoped
class Facts {
    private final Sql sql;

    Facts(Sql sql) {
        this.sql = sql;
    }

    /** Inserts facts in the current transaction; @return the ids that are new. */
    Set<UUID> insert(List<IncomingEvent> events) {
        return new HashSet<>(sql.query(
                "INSERT INTO fact (day, event_id, type, aggregate, sequence, region, at, exercise, value)"
                        + " SELECT day, event_id, type, aggregate, sequence, region, at, exercise, value FROM"
                        + " unnest(?::text[]::date[], ?::uuid[], ?::text[], ?::text[]::uuid[], ?::text[]::bigint[],"
                        + " ?::text[], ?::text[]::timestamptz[], ?::text[]::boolean[], ?::text[]::jsonb[])"
                        + " AS f(day, event_id, type, aggregate, sequence, region, at, exercise, value)"
                        + " ORDER BY event_id ON CONFLICT DO NOTHING RETURNING event_id",
                row -> row.getObject(1, UUID.class),
                texts(events, event -> LocalDate.ofInstant(event.event().at(), ZoneOffset.UTC)),
                events.stream().map(IncomingEvent::id).toArray(UUID[]::new),
                texts(events, event -> EventCatalogue.of(event.event()).type()),
                texts(events, event -> event.event().incident()),
                texts(events, event -> event.event().sequence()),
                texts(events, event -> event.event().regionCode()),
                texts(events, event -> event.event().at()),
                texts(events, event -> event.event().exercise()),
                texts(events, event -> json(event.event()))));
    }

    private static String[] texts(List<IncomingEvent> events, Function<IncomingEvent, @Nullable Object> column) {
        return events.stream()
                .map(event -> {
                    Object value = column.apply(event);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    /** Without the protected blocks: a ciphertext in an archive of ten years would outlive its keys' purpose. */
    private static String json(DomainEvent event) {
        try {
            return EventJson.MAPPER.writeValueAsString(WithoutBlocks.of(EventJson.MAPPER.valueToTree(event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was read can be written", e);
        }
    }
}
