package id.layanan112.monitoring.counts;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Clocked;
import id.layanan112.monitoring.ledger.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The table of histograms: tenths of a second, right within 1 %. */
@ApplicationScoped
public class Timings {
    private static final int DIGITS = 2;

    private final Sql sql;

    Timings(Sql sql) {
        this.sql = sql;
    }

    /** The times of one scope and kind over one period. */
    public record Times(String period, String scope, String kind, Histogram histogram) {}

    static Histogram empty() {
        Histogram histogram = new Histogram(DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** In a transaction that holds the counting lock: what is read here is written back. */
    void add(String schema, Map<Clocked, Map<Long, Long>> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        List<Clocked> keys = List.copyOf(deltas.keySet());
        Map<Clocked, Histogram> known = known(schema, keys);
        byte[][] histograms = keys.stream()
                .map(key -> encoded(changed(known.getOrDefault(key, empty()), deltas.getOrDefault(key, Map.of()))))
                .toArray(byte[][]::new);
        sql.update(
                "INSERT INTO " + schema + ".timing (period, exercise, measure, scope, kind, histogram)"
                        + " SELECT * FROM unnest(" + KEY + ", ?::bytea[])"
                        + " ON CONFLICT (period, exercise, measure, scope, kind)"
                        + " DO UPDATE SET histogram = EXCLUDED.histogram",
                append(columns(keys), histograms));
    }

    private static final String KEY = "?::text[], ?::text[]::boolean[], ?::text[], ?::text[], ?::text[]";

    private Map<Clocked, Histogram> known(String schema, List<Clocked> keys) {
        Map<Clocked, Histogram> known = new HashMap<>();
        sql.query(
                "SELECT timing.* FROM unnest(" + KEY + ") AS asked (period, exercise, measure, scope, kind)"
                        + " CROSS JOIN LATERAL (SELECT * FROM " + schema + ".timing AS t"
                        + " WHERE t.period = asked.period AND t.exercise = asked.exercise AND t.measure = asked.measure"
                        + " AND t.scope = asked.scope AND t.kind = asked.kind OFFSET 0) AS timing",
                row -> known.put(
                        new Clocked(
                                row.getBoolean("exercise"),
                                row.getString("period"),
                                row.getString("scope"),
                                Measure.valueOf(row.getString("measure")),
                                row.getString("kind")),
                        decoded(row.getBytes("histogram"))),
                columns(keys));
        return known;
    }

    private static Histogram changed(Histogram histogram, Map<Long, Long> deltas) {
        deltas.forEach(histogram::recordValueWithCount);
        return histogram;
    }

    private static byte[] encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private static Histogram decoded(byte[] bytes) {
        Histogram histogram = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), 0);
        histogram.setAutoResize(true);
        return histogram;
    }

    private static Object[] columns(List<Clocked> keys) {
        return new Object[] {
            texts(keys, Clocked::period),
            texts(keys, key -> key.exercise()),
            texts(keys, key -> key.measure()),
            texts(keys, key -> key.scope()),
            texts(keys, key -> key.kind())
        };
    }

    private static Object[] append(Object[] columns, Object last) {
        Object[] all = Arrays.copyOf(columns, columns.length + 1);
        all[columns.length] = last;
        return all;
    }

    private static String[] texts(List<Clocked> keys, Function<Clocked, Object> column) {
        return keys.stream().map(key -> column.apply(key).toString()).toArray(String[]::new);
    }

    /** All scopes in some periods, real ones only, kind by kind. */
    public List<Times> ofAll(Measure measure, Collection<String> periods) {
        return sql.query(
                "SELECT period, scope, kind, histogram FROM counts.timing"
                        + " WHERE period = ANY (?::text[]) AND NOT exercise AND measure = ?",
                Timings::times,
                periods.toArray(String[]::new),
                measure);
    }

    /** One scope in some periods, real ones only, kind by kind. */
    public List<Times> of(Measure measure, String scope, Collection<String> periods) {
        return sql.query(
                "SELECT timing.period, scope, kind, histogram FROM unnest(?::text[]) AS asked (period)"
                        + " CROSS JOIN LATERAL (SELECT * FROM counts.timing AS t WHERE t.period = asked.period"
                        + " AND NOT t.exercise AND t.measure = ? AND t.scope = ? OFFSET 0) AS timing",
                Timings::times,
                periods.toArray(String[]::new),
                measure,
                scope);
    }

    private static Times times(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Times(row.getString(1), row.getString(2), row.getString(3), decoded(row.getBytes(4)));
    }

    /** Several together: percentiles merge, averages of percentiles would not. */
    public static Histogram merged(Collection<Times> parts) {
        if (parts.size() == 1) {
            return parts.iterator().next().histogram();
        }
        Histogram all = empty();
        parts.forEach(part -> all.add(part.histogram()));
        return all;
    }
}
