package id.layanan112.monitoring.dashboard;

import static id.layanan112.web.Table.Column.number;
import static id.layanan112.web.Table.Column.text;

import id.layanan112.contracts.CallClass;
import id.layanan112.monitoring.figures.Figures;
import id.layanan112.monitoring.figures.Now.Standing;
import id.layanan112.monitoring.figures.RegionRow;
import id.layanan112.monitoring.figures.RegionTimes;
import id.layanan112.monitoring.figures.Times;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.monitoring.freshness.Source;
import id.layanan112.monitoring.ledger.Measure;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.regions.Province;
import id.layanan112.regions.Regions;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.Numbers;
import id.layanan112.web.Table;
import id.layanan112.web.Table.Cell;
import id.layanan112.web.Table.Column;
import id.layanan112.web.Table.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Regions and provinces, a line for each. */
final class RegionTables {
    private final Words words;
    private final Look look;
    private final Language language;
    private final String span;
    private final Instant now;

    RegionTables(Words words, Look look, String span, Instant now) {
        this.words = words;
        this.look = look;
        this.language = look.language();
        this.span = span;
        this.now = now;
    }

    Table regions(List<RegionRow> rows, Map<String, Standing> standing, RegionTimes times, boolean withTimes) {
        List<Column> columns = new ArrayList<>(List.of(
                text("region", words.region()),
                text("state", words.state()),
                text("completeThrough", words.complete()),
                number("calls", words.total())));
        classColumns(columns);
        columns.add(number("open", words.open()));
        columns.add(number("openIncidents", words.openIncidents()));
        columns.add(number("oldestUnaccepted", words.oldest()));
        if (withTimes) {
            columns.add(number("answeredWithin", words.answered()));
            columns.add(number("answerP90", words.answerP90()));
            columns.add(number("responseP90", words.responseP90()));
        }
        List<Row> lines = rows.stream()
                .map(row -> region(row, standing.getOrDefault(scope(row), Standing.NOTHING), times, withTimes))
                .toList();
        return new Table("regions", words.regionsCaption(span), columns, lines);
    }

    static String scope(RegionRow row) {
        return row.regionCode() == null ? Place.UNPLACED + row.centreCode() : row.regionCode();
    }

    private Row region(RegionRow row, Standing standing, RegionTimes times, boolean withTimes) {
        String scope = scope(row);
        String key = "r/" + scope + "/";
        String zoned = row.regionCode() == null ? row.centreCode() : row.regionCode();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(row.regionCode() == null ? words.noRegion() : row.name())
                .raw(scope)
                .coded(row.regionCode() == null ? row.centreCode() : row.regionCode())
                .linked(row.regionCode() == null ? null : look.with("scope", row.regionCode()))
                .noted(note(row)));
        cells.add(Cell.text(state(row, zoned)).raw(row.state()).live(key + "state"));
        String complete = Clock.show(row.completeThrough(), zoned, now);
        cells.add(Cell.text(complete == null ? words.notKnown() : complete)
                .raw(row.completeThrough())
                .live(key + "complete"));
        figures(cells, row.figures(), key);
        cells.add(Cell.whole(standing.openInAll(), language).live(key + "incidents"));
        String oldest = Clock.show(standing.oldest(), zoned, now);
        cells.add(Cell.number(oldest == null ? Numbers.MISSING : oldest, standing.oldest())
                .live(key + "oldest"));
        if (withTimes) {
            Times answer = times.of(Measure.ANSWER, scope);
            Times response = times.of(Measure.RESPONSE, scope);
            cells.add(
                    Cell.share(answer == null ? null : answer.share(), language).live(key + "answered"));
            cells.add(
                    Cell.seconds(answer == null ? null : answer.p90(), language).live(key + "answerP90"));
            cells.add(Cell.seconds(response == null ? null : response.p90(), language)
                    .live(key + "responseP90"));
        }
        return new Row(style(row.state()), "c/" + scope, cells);
    }

    private @Nullable String note(RegionRow row) {
        String foreign = row.source() == null || row.source() == Source.OWN ? "" : words.sourceOf(row.source());
        String assumed = row.assumed() ? words.assumed() : "";
        String both = String.join(
                ", ",
                List.of(foreign, assumed).stream().filter(one -> !one.isEmpty()).toList());
        return both.isEmpty() ? null : "(" + both + ")";
    }

    private String state(RegionRow row, @Nullable String zoned) {
        String state = words.stateOf(row.state());
        String last = row.state() == Freshness.State.REPORTING ? null : Clock.show(row.lastReportAt(), zoned, now);
        return last == null ? state : state + ", " + words.lastSeen(last);
    }

    private static String style(Freshness.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Table provinces(List<RegionRow> rows) {
        List<Column> columns = new ArrayList<>(List.of(
                text("province", words.province()),
                number("reporting", words.stateOf(Freshness.State.REPORTING)),
                number("calls", words.total())));
        classColumns(columns);
        columns.add(number("open", words.open()));
        Map<String, List<RegionRow>> byProvince = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> scope(row).replace(Place.UNPLACED, "").substring(0, 2),
                        TreeMap::new,
                        Collectors.toList()));
        List<Row> lines = Regions.provinces().stream()
                .map(province -> province(province, byProvince.getOrDefault(province.code(), List.of())))
                .toList();
        return new Table("provinces", words.provincesCaption(span), columns, lines);
    }

    private Row province(Province province, List<RegionRow> rows) {
        String key = "p/" + province.code() + "/";
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(province.name())
                .raw(province.code())
                .coded(province.code())
                .linked(look.with("scope", province.code())));
        cells.add(Cell.whole(
                        rows.stream()
                                .filter(row -> row.state() == Freshness.State.REPORTING && row.regionCode() != null)
                                .count(),
                        language)
                .live(key + "reporting"));
        figures(cells, Figures.sum(rows.stream().map(RegionRow::figures).toList()), key);
        return new Row("", null, cells);
    }

    private void classColumns(List<Column> columns) {
        for (CallClass one : CallClass.values()) {
            columns.add(number(one.name(), words.classOf(one)));
        }
    }

    private void figures(List<Cell> cells, Figures figures, String key) {
        cells.add(Cell.whole(figures.total(), language).live(key + "total"));
        for (CallClass one : CallClass.values()) {
            cells.add(Cell.whole(figures.byClass().getOrDefault(one.name(), 0L), language)
                    .live(key + one.name()));
        }
        cells.add(Cell.whole(figures.open(), language).live(key + "open"));
    }
}
