package id.layanan112.monitoring.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.monitoring.ledger.Withdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The archive. Its key, day and event id, is what makes an event count once: it is this service's inbox. */
@ApplicationScoped
public class Facts {
    private final Sql sql;

    Facts(Sql sql) {
        this.sql = sql;
    }

    /** A fact of the archive is not what its type says: a mistake in this code, or a hand in the database. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(UUID id, JsonProcessingException cause) {
            super(id.toString(), cause);
        }
    }

    /**
     * A fact as it lies in the archive.
     *
     * @param arrived grows in the order in which facts became visible
     */
    public record Archived(LocalDate day, UUID id, String type, long arrived, String json) {
        public Fact fact() {
            try {
                return ArchivedJson.read(id, type, json);
            } catch (JsonProcessingException e) {
                throw new Unreadable(id, e);
            }
        }
    }

    /** Inserts facts in the current transaction, which holds the counting lock; @return the ids that are new. */
    public Set<UUID> insert(List<? extends Fact> facts) {
        return new HashSet<>(sql.query(
                "INSERT INTO fact (day, event_id, type, aggregate, sequence, region, at, exercise, value)"
                        + " SELECT day, event_id, type, aggregate, sequence, region, at, exercise, value FROM"
                        + " unnest(?::text[]::date[], ?::uuid[], ?::text[], ?::text[]::uuid[], ?::text[]::bigint[],"
                        + " ?::text[], ?::text[]::timestamptz[], ?::text[]::boolean[], ?::text[]::jsonb[])"
                        + " AS f(day, event_id, type, aggregate, sequence, region, at, exercise, value)"
                        + " ON CONFLICT DO NOTHING RETURNING event_id",
                row -> row.getObject(1, UUID.class),
                texts(facts, fact -> LocalDate.ofInstant(at(fact), ZoneOffset.UTC)),
                facts.stream().map(Fact::id).toArray(UUID[]::new),
                texts(facts, Facts::type),
                texts(facts, fact -> of(fact, DomainEvent::incident)),
                texts(facts, fact -> Objects.requireNonNullElse(of(fact, DomainEvent::sequence), 0)),
                texts(facts, fact -> of(fact, DomainEvent::regionCode)),
                texts(facts, Facts::at),
                texts(facts, fact -> Objects.requireNonNullElse(of(fact, DomainEvent::exercise), false)),
                texts(facts, ArchivedJson::write)));
    }

    /** The newest {@code arrived}, 0 for an empty archive. */
    public long newest() {
        return sql.query("SELECT COALESCE(max(arrived), 0) FROM fact", row -> row.getLong(1))
                .getFirst();
    }

    /** In the order of the archive, behind a position, of those that came up to a mark. */
    public List<Archived> behind(@Nullable LocalDate day, @Nullable UUID id, long mark, int limit) {
        return sql.query(
                "SELECT day, event_id, type, arrived, value::text FROM fact"
                        + " WHERE day >= ? AND (day, event_id) > (?, ?) AND arrived <= ?"
                        + " ORDER BY day, event_id LIMIT ?",
                Facts::archived,
                day == null ? LocalDate.of(1, 1, 1) : day,
                day == null ? LocalDate.of(1, 1, 1) : day,
                id == null ? new UUID(0, 0) : id,
                mark,
                limit);
    }

    /** In the order in which they came, after a mark. */
    public List<Archived> after(long mark, int limit) {
        return sql.query(
                "SELECT day, event_id, type, arrived, value::text FROM fact WHERE arrived > ? ORDER BY arrived LIMIT ?",
                Facts::archived,
                mark,
                limit);
    }

    private static Archived archived(ResultSet row) throws SQLException {
        return new Archived(
                row.getObject(1, LocalDate.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getString(5));
    }

    private static String type(Fact fact) {
        return switch (fact) {
            case Fact.OfEvent(UUID id, DomainEvent event) ->
                EventCatalogue.of(event).type();
            case Fact.OfWithdrawal withdrawal -> Withdrawn.TYPE;
        };
    }

    private static Instant at(Fact fact) {
        return switch (fact) {
            case Fact.OfEvent(UUID id, DomainEvent event) -> event.at();
            case Fact.OfWithdrawal(UUID id, Withdrawn withdrawn) -> withdrawn.at();
        };
    }

    private static <T> @Nullable T of(Fact fact, Function<DomainEvent, @Nullable T> part) {
        return fact instanceof Fact.OfEvent(UUID id, DomainEvent event) ? part.apply(event) : null;
    }

    private static String[] texts(List<? extends Fact> facts, Function<Fact, @Nullable Object> column) {
        return facts.stream()
                .map(fact -> {
                    Object value = column.apply(fact);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
