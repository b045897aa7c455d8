package id.layanan112.monitoring.dashboard;

import static id.layanan112.web.Table.Column.number;
import static id.layanan112.web.Table.Column.text;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.counts.Corrections.Correction;
import id.layanan112.monitoring.figures.Now;
import id.layanan112.monitoring.figures.Now.Standing;
import id.layanan112.monitoring.figures.Scopes;
import id.layanan112.monitoring.figures.Series;
import id.layanan112.monitoring.figures.Summary;
import id.layanan112.monitoring.figures.Times;
import id.layanan112.monitoring.ledger.Cell;
import id.layanan112.monitoring.ledger.KnownOrder;
import id.layanan112.monitoring.ledger.Measure;
import id.layanan112.monitoring.ledger.Subject;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.Numbers;
import id.layanan112.web.Table;
import id.layanan112.web.Table.Column;
import id.layanan112.web.Table.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is told of one place. */
final class PlaceTables {
    private final Words words;
    private final Look look;
    private final Language language;
    private final String span;
    private final @Nullable String comparedSpan;
    private final Summary summary;
    private final @Nullable Summary compared;

    /** @param compared of the span that it is compared with; null for none */
    PlaceTables(
            Words words,
            Look look,
            String span,
            Summary summary,
            @Nullable String comparedSpan,
            @Nullable Summary compared) {
        this.words = words;
        this.look = look;
        this.language = look.language();
        this.span = span;
        this.summary = summary;
        this.comparedSpan = comparedSpan;
        this.compared = compared;
    }

    Table classes() {
        List<Column> columns = new ArrayList<>(List.of(
                text("class", words.callClass()), number("calls", words.calls()), number("share", words.share())));
        comparedColumns(columns);
        long classed = summary.calls().total() - summary.calls().open();
        List<Row> rows = new ArrayList<>();
        for (CallClass one : CallClass.values()) {
            ToLongFunction<Summary> figure = some -> some.calls().byClass().getOrDefault(one.name(), 0L);
            long calls = figure.applyAsLong(summary);
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    Table.Cell.text(words.classOf(one)).raw(one.name()),
                    Table.Cell.whole(calls, language).live("k/" + one.name()),
                    Table.Cell.share(classed == 0 ? null : calls / (double) classed, language)
                            .live("k/" + one.name() + "/share")));
            comparedCells(cells, figure);
            rows.add(Row.of(cells.toArray(Table.Cell[]::new)));
        }
        line(rows, words.open(), Cell.OPEN, some -> some.calls().open(), "k/open");
        line(rows, words.sum(), "TOTAL", some -> some.calls().total(), "k/total");
        return new Table("classes", words.classesCaption(span), columns, rows);
    }

    private void line(List<Row> rows, String label, String raw, ToLongFunction<Summary> figure, String key) {
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.Cell.text(label).raw(raw),
                Table.Cell.whole(figure.applyAsLong(summary), language).live(key),
                Table.Cell.number("", null)));
        comparedCells(cells, figure);
        rows.add(new Row(raw.equals("TOTAL") ? "sum" : "", null, cells));
    }

    private void comparedColumns(List<Column> columns) {
        if (comparedSpan != null) {
            columns.add(number("compared", words.compared(comparedSpan)));
            columns.add(number("change", words.change()));
        }
    }

    private void comparedCells(List<Table.Cell> cells, ToLongFunction<Summary> figure) {
        if (compared != null) {
            long before = figure.applyAsLong(compared);
            long change = figure.applyAsLong(summary) - before;
            cells.add(Table.Cell.whole(before, language));
            cells.add(Table.Cell.number((change > 0 ? "+" : "") + Numbers.whole(change, language), change));
        }
    }

    Table channels() {
        List<Column> columns =
                new ArrayList<>(List.of(text("channel", words.channel()), number("calls", words.calls())));
        comparedColumns(columns);
        List<Row> rows = Arrays.stream(CallChannel.values())
                // Exercises alone, which no figure counts.
                .filter(one -> one != CallChannel.PROBE)
                .map(one -> counted(
                        words.channelOf(one),
                        one.name(),
                        some -> some.byChannel().getOrDefault(one.name(), 0L),
                        "h/" + one))
                .toList();
        return new Table("channels", words.channelsCaption(span), columns, rows);
    }

    Table types(Standing standing) {
        List<Column> columns = new ArrayList<>(List.of(
                text("type", words.type()),
                number("incidents", words.incidents()),
                number("openNow", words.openNow())));
        comparedColumns(columns);
        SortedSet<String> all = new TreeSet<>(summary.incidents().keySet());
        all.addAll(standing.open().keySet());
        List<Row> rows = all.stream()
                .map(type -> {
                    List<Table.Cell> cells = new ArrayList<>(List.of(
                            Table.Cell.text(typeName(type))
                                    .raw(type)
                                    .linked(type.equals(Cell.RESTRICTED) ? null : look.with("type", type)),
                            Table.Cell.whole(summary.incidents().getOrDefault(type, 0L), language)
                                    .live("t/" + type),
                            Table.Cell.whole(standing.open().getOrDefault(type, 0L), language)
                                    .live("t/" + type + "/open")));
                    comparedCells(cells, some -> some.incidents().getOrDefault(type, 0L));
                    return Row.of(cells.toArray(Table.Cell[]::new));
                })
                .toList();
        return new Table("types", words.typesCaption(span), columns, rows);
    }

    private String typeName(String type) {
        return type.equals(Cell.RESTRICTED) ? words.restricted() : words.typeOf(IncidentType.valueOf(type));
    }

    /** One type, region by region, the most first. */
    Table ofType(IncidentType type, Map<String, Long> byRegion) {
        List<Row> rows = byRegion.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(one -> Row.of(
                        Table.Cell.text(Scopes.name(one.getKey()))
                                .raw(one.getKey())
                                .coded(one.getKey())
                                .linked(look.with("scope", one.getKey())),
                        Table.Cell.whole(one.getValue(), language)))
                .toList();
        return new Table(
                "type",
                words.ofType(words.typeOf(type), span),
                List.of(text("region", words.region()), number("incidents", words.incidents())),
                rows);
    }

    Table priorities() {
        List<Column> columns =
                new ArrayList<>(List.of(text("priority", words.priority()), number("incidents", words.incidents())));
        comparedColumns(columns);
        List<Row> rows = summary.priorities().keySet().stream()
                .map(one -> counted(one, one, some -> some.priorities().getOrDefault(one, 0L), "q/" + one))
                .toList();
        return new Table("priorities", words.prioritiesCaption(span), columns, rows);
    }

    private Row counted(String label, String raw, ToLongFunction<Summary> figure, String key) {
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.Cell.text(label).raw(raw),
                Table.Cell.whole(figure.applyAsLong(summary), language).live(key)));
        comparedCells(cells, figure);
        return Row.of(cells.toArray(Table.Cell[]::new));
    }

    Table orders() {
        List<Column> columns = new ArrayList<>();
        columns.add(text("kind", words.kind()));
        for (KnownOrder.Standing standing : KnownOrder.Standing.values()) {
            columns.add(number(standing.name(), words.standingOf(standing)));
        }
        columns.add(number("escalations", words.escalations()));
        columns.add(number("substitutions", words.substitutions()));
        for (Measure measure : List.of(Measure.ACKNOWLEDGE, Measure.TURNOUT, Measure.TRAVEL)) {
            columns.add(number(measure + "_p50", words.measureOf(measure) + " p50"));
            columns.add(number(measure + "_p90", words.measureOf(measure) + " p90"));
        }
        SortedSet<String> kinds = new TreeSet<>(summary.orders().keySet());
        kinds.addAll(summary.escalations().keySet());
        kinds.addAll(summary.substitutions().keySet());
        return new Table(
                "orders",
                words.ordersCaption(span),
                columns,
                kinds.stream().map(this::ofKind).toList());
    }

    private Row ofKind(String kind) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.Cell.text(kind));
        Map<String, Long> standings = summary.orders().getOrDefault(kind, new java.util.TreeMap<>());
        for (KnownOrder.Standing standing : KnownOrder.Standing.values()) {
            cells.add(Table.Cell.whole(standings.getOrDefault(standing.name(), 0L), language)
                    .live("o/" + kind + "/" + standing));
        }
        cells.add(Table.Cell.whole(summary.escalations().getOrDefault(kind, 0L), language)
                .live("o/" + kind + "/e"));
        cells.add(Table.Cell.whole(summary.substitutions().getOrDefault(kind, 0L), language)
                .live("o/" + kind + "/s"));
        Map<Measure, Times> times = summary.byKind().getOrDefault(kind, Map.of());
        for (Measure measure : List.of(Measure.ACKNOWLEDGE, Measure.TURNOUT, Measure.TRAVEL)) {
            Times its = times.get(measure);
            String key = "o/" + kind + "/" + measure;
            cells.add(
                    Table.Cell.seconds(its == null ? null : its.p50(), language).live(key + "/p50"));
            cells.add(
                    Table.Cell.seconds(its == null ? null : its.p90(), language).live(key + "/p90"));
        }
        return Row.of(cells.toArray(Table.Cell[]::new));
    }

    Table times() {
        List<Column> columns = List.of(
                text("measure", words.measure()),
                number("measured", words.measured()),
                number("p50", words.p50()),
                number("p90", words.p90()),
                number("target", words.target()),
                number("within", words.within()),
                text("definition", words.definition()));
        List<Row> rows = Arrays.stream(Measure.values()).map(this::measured).toList();
        return new Table("times", words.timesCaption(span), columns, rows);
    }

    private Row measured(Measure measure) {
        Times times = summary.of(measure);
        String key = "z/" + measure + "/";
        Double target =
                times == null || times.target() == null ? null : times.target().doubleValue();
        return Row.of(
                Table.Cell.text(words.measureOf(measure)).raw(measure),
                Table.Cell.whole(times == null ? 0 : times.measured(), language).live(key + "n"),
                Table.Cell.seconds(times == null ? null : times.p50(), language).live(key + "p50"),
                Table.Cell.seconds(times == null ? null : times.p90(), language).live(key + "p90"),
                Table.Cell.seconds(target, language),
                Table.Cell.share(times == null ? null : times.share(), language).live(key + "share"),
                Table.Cell.text(words.definitionOf(measure)));
    }

    Table series(List<Series.Point> points) {
        List<Column> columns = new ArrayList<>(List.of(text("at", words.at()), number("calls", words.calls())));
        for (CallClass one : CallClass.values()) {
            columns.add(number(one.name(), words.classOf(one)));
        }
        columns.add(number(Cell.OPEN, words.open()));
        List<Row> rows = points.stream()
                .map(point -> {
                    List<Table.Cell> cells = new ArrayList<>();
                    cells.add(Table.Cell.text(point.at().replace('T', ' ')).raw(point.at()));
                    cells.add(Table.Cell.whole(point.total(), language));
                    for (CallClass one : CallClass.values()) {
                        cells.add(Table.Cell.whole(point.byClass().getOrDefault(one.name(), 0L), language));
                    }
                    cells.add(Table.Cell.whole(point.byClass().getOrDefault(Cell.OPEN, 0L), language));
                    return Row.of(cells.toArray(Table.Cell[]::new));
                })
                .toList();
        return new Table("series", words.seriesCaption(span), columns, rows);
    }

    Table corrections(List<Correction> corrections, LocalDate day, Instant now) {
        List<Row> rows = corrections.stream()
                .map(one -> Row.of(
                        Table.Cell.text(String.valueOf(Clock.show(one.notedAt(), one.scope(), now)))
                                .raw(one.notedAt()),
                        Table.Cell.text(one.scope()),
                        Table.Cell.text(word(one)).raw(one.word()),
                        Table.Cell.number((one.delta() > 0 ? "+" : "") + one.delta(), one.delta())))
                .toList();
        return new Table(
                "corrections",
                words.correctionsCaption(Clock.day(day, language)),
                List.of(
                        text("notedAt", words.notedAt()),
                        text("scope", words.region()),
                        text("what", words.what()),
                        number("change", words.change())),
                rows);
    }

    private String word(Correction one) {
        if (one.subject() == Subject.INCIDENT) {
            return words.incidents() + ": " + typeName(one.word());
        }
        return one.word().equals(Cell.OPEN) ? words.open() : words.classOf(CallClass.valueOf(one.word()));
    }

    Table surges(List<Now.Surge> surges, Instant now) {
        List<Row> rows = surges.stream()
                .map(one -> Row.of(
                        Table.Cell.text(one.place().scope()),
                        Table.Cell.text(String.valueOf(
                                        Clock.show(one.startedAt(), one.place().scope(), now)))
                                .raw(one.startedAt()),
                        Table.Cell.number(
                                String.format(language.locale(), "%.1f", one.callsPerMinute()), one.callsPerMinute()),
                        Table.Cell.number(
                                String.format(language.locale(), "%.1f", one.usualPerMinute()), one.usualPerMinute())))
                .toList();
        return new Table(
                "surges",
                words.surgesCaption(),
                List.of(
                        text("scope", words.region()),
                        text("since", words.since()),
                        number("perMinute", words.perMinute()),
                        number("usual", words.usual())),
                rows);
    }
}
