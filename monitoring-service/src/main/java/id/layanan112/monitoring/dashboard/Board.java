package id.layanan112.monitoring.dashboard;

import id.layanan112.monitoring.map.Country;
import id.layanan112.web.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a screen shows. What has a key changes by itself.
 *
 * @param name of the place
 * @param day the last one that is shown
 * @param crumbs the places that it lies in, from the nation down
 * @param regions one line for each region, of a region its own
 * @param provinces null but for the nation
 * @param tables the others, in their order
 * @param series calls over time
 * @param levels per region how dark it is drawn, {@code none} where there is no centre
 */
record Board(
        String name,
        LocalDate day,
        String span,
        List<Crumb> crumbs,
        String asOf,
        String summary,
        List<String> alarms,
        List<Card> cards,
        Table regions,
        @Nullable Table provinces,
        List<Table> tables,
        Table series,
        SortedMap<String, String> levels) {

    /** A link upwards. */
    record Crumb(String name, String href) {}

    /**
     * One figure that is seen from afar.
     *
     * @param note small, below
     */
    record Card(
            String label,
            String value,
            String key,
            @Nullable String note) {}

    /** A region on the map. */
    record Drawn(Country.Shape shape, String level, String title, String href) {}

    /** Of which parts the screen is made: when they are others, it has to be drawn anew. */
    public String shape() {
        return live().getOrDefault("x/shape", "");
    }

    private String shape(Map<String, String> cells) {
        List<String> parts = new ArrayList<>();
        parts.add(span);
        parts.add(day.toString());
        // Which alarms there are, not what they count: a rebuild counts on.
        alarms.forEach(alarm -> parts.add(alarm.replaceAll("[0-9.,]+ ", "# ")));
        cells.keySet().stream()
                .filter(key -> !key.startsWith("r/") && !key.startsWith("c/"))
                .sorted()
                .forEach(parts::add);
        tables.stream()
                .filter(table -> table.id().equals("surges"))
                .forEach(table ->
                        table.rows().forEach(row -> parts.add(row.head().text())));
        return Integer.toHexString(parts.hashCode());
    }

    Optional<Table> table(String id) {
        return Stream.concat(Stream.of(series), all())
                .filter(table -> table.id().equals(id))
                .findFirst();
    }

    /** Every table but the series. */
    private Stream<Table> all() {
        return Stream.concat(Stream.of(regions), Stream.concat(Stream.ofNullable(provinces), tables.stream()));
    }

    /** What changes on an open screen, by key. */
    Map<String, String> live() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("asOf", asOf);
        cells.put("summary", summary);
        cards.forEach(card -> cells.put(card.key(), card.value()));
        all().flatMap(table -> table.rows().stream()).forEach(row -> {
            if (row.key() != null) {
                cells.put(row.key(), row.style());
            }
            row.cells().forEach(cell -> {
                if (cell.key() != null) {
                    cells.put(cell.key(), cell.text());
                }
            });
        });
        cells.put("x/shape", shape(cells));
        levels.forEach((code, level) -> cells.put("m/" + code, level));
        return cells;
    }
}
