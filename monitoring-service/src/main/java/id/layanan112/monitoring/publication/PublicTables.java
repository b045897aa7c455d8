package id.layanan112.monitoring.publication;

import static id.layanan112.web.Table.Column.number;
import static id.layanan112.web.Table.Column.text;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.dashboard.Words;
import id.layanan112.monitoring.figures.Scopes;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.publication.DailyCalls.Day;
import id.layanan112.monitoring.publication.MonthlyIncidents.Published;
import id.layanan112.monitoring.publication.PublicRegions.Available;
import id.layanan112.regions.Region;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.Table;
import id.layanan112.web.Table.Cell;
import id.layanan112.web.Table.Column;
import id.layanan112.web.Table.Row;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Public tables; pages and files show the same. */
final class PublicTables {
    private static final String HIDDEN = "·";

    private final Look look;
    private final Language language;
    private final PortalWords words;

    PublicTables(Look look) {
        this.look = look;
        this.language = look.language();
        this.words = language.bundle(PortalWords.class);
    }

    Table regions(List<Available> all, Map<String, Day> days, LocalDate day) {
        List<Column> columns = List.of(
                text("regionCode", words.code()),
                text("name", words.region()),
                text("province", words.province()),
                text("available", words.available()),
                text("centreCode", words.centreCode()),
                number("calls", words.calls()));
        List<Row> rows = all.stream()
                .map(one -> {
                    Region region = one.region();
                    Day its = days.get(region.code().value());
                    String address = look.to("/public/regions/" + region.code());
                    return Row.of(
                            Cell.text(region.code().value()).linked(address),
                            Cell.text(region.name()),
                            Cell.text(region.province().name())
                                    .raw(region.province().code()),
                            Cell.text(available(one)).raw(one.available()),
                            Cell.text(one.centre() == null ? "" : one.centre()).raw(one.centre()),
                            its != null ? Cell.whole(its.total(), language) : Cell.number("", null));
                })
                .toList();
        return new Table("regions", words.regionsCaption(Clock.day(day, language)), columns, rows);
    }

    private String available(Available one) {
        if (!one.available()) {
            return words.no();
        }
        return one.assumed() ? words.assumed() : words.yes();
    }

    /** @param caption what it is of */
    Table calls(String caption, Collection<Day> days) {
        List<Column> columns = new ArrayList<>(
                List.of(text("day", words.day()), text("regionCode", words.place()), number("calls", words.total())));
        for (CallClass one : CallClass.values()) {
            columns.add(number(one.name(), words.classOf(one)));
        }
        columns.add(number("unclassed", words.unclassed()));
        columns.add(number("answerP50Seconds", words.answerP50()));
        columns.add(number("answerP90Seconds", words.answerP90()));
        return new Table(
                "calls-daily", caption, columns, days.stream().map(this::day).toList());
    }

    private Row day(Day day) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(Clock.day(day.day(), language)).raw(day.day()));
        cells.add(Cell.text(Scopes.name(day.scope())).raw(day.scope()));
        cells.add(Cell.whole(day.total(), language));
        for (CallClass one : CallClass.values()) {
            cells.add(Cell.whole(day.byClass().getOrDefault(one, 0L), language));
        }
        cells.add(Cell.whole(day.unclassed(), language));
        cells.add(Cell.seconds(day.answer() == null ? null : day.answer().p50(), language));
        cells.add(Cell.seconds(day.answer() == null ? null : day.answer().p90(), language));
        return Row.of(cells.toArray(Cell[]::new));
    }

    /** A line for each scope, a column for each type. */
    Table incidents(String caption, YearMonth month, Collection<Published> cells) {
        List<String> types =
                cells.stream().map(Published::type).distinct().sorted().toList();
        List<Column> columns = new ArrayList<>(List.of(text("scope", words.place()), text("month", words.month())));
        types.forEach(type -> columns.add(number(type, typeName(type))));
        SortedMap<String, Map<String, @Nullable Long>> lines = new TreeMap<>();
        cells.forEach(cell ->
                lines.computeIfAbsent(cell.scope(), key -> new TreeMap<>()).put(cell.type(), cell.incidents()));
        List<Row> rows = new ArrayList<>();
        lines.forEach((scope, its) -> {
            List<Cell> line = new ArrayList<>();
            line.add(Cell.text(Scopes.name(scope)).raw(scope));
            line.add(Cell.text(Clock.month(month, language)).raw(month));
            types.forEach(type -> {
                Long n = its.get(type);
                line.add(n == null ? Cell.number(HIDDEN, null) : Cell.whole(n, language));
            });
            rows.add(new Row(scope.equals(Place.NATION) ? "sum" : "", null, line));
        });
        return new Table("incidents-monthly", caption, columns, rows);
    }

    private String typeName(String type) {
        return switch (type) {
            case MonthlyIncidents.OTHER -> words.otherTypes();
            case MonthlyIncidents.TOTAL -> words.total();
            default -> language.bundle(Words.class).typeOf(IncidentType.valueOf(type));
        };
    }

    Table dictionary() {
        return new Table(
                "dictionary",
                words.dictionaryCaption(),
                List.of(text("file", words.file()), text("column", words.column()), text("meaning", words.meaning())),
                Arrays.stream(DictionaryEntry.values())
                        .map(entry -> Row.of(
                                Cell.text(entry.file()), Cell.text(entry.column()), Cell.text(entry.meaning(language))))
                        .toList());
    }
}
