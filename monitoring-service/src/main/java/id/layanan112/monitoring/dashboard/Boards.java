package id.layanan112.monitoring.dashboard;

import id.layanan112.monitoring.counts.Corrections;
import id.layanan112.monitoring.figures.Figures;
import id.layanan112.monitoring.figures.Now;
import id.layanan112.monitoring.figures.Now.Standing;
import id.layanan112.monitoring.figures.RegionCounts;
import id.layanan112.monitoring.figures.RegionRow;
import id.layanan112.monitoring.figures.RegionTimes;
import id.layanan112.monitoring.figures.Scopes;
import id.layanan112.monitoring.figures.Series;
import id.layanan112.monitoring.figures.Summaries;
import id.layanan112.monitoring.figures.Summary;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.monitoring.ledger.Measure;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.map.Country;
import id.layanan112.monitoring.rebuild.Rebuilds;
import id.layanan112.monitoring.reconciliation.Gaps;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.Numbers;
import id.layanan112.web.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts a screen together. */
@ApplicationScoped
class Boards {
    /** Times of every region at once are read for so many days at most: a month of days is as many histograms. */
    private static final long DAYS_WITH_TIMES = 31;

    private final RegionCounts counts;
    private final Summaries summaries;
    private final Series series;
    private final Now now;
    private final Corrections corrections;
    private final Rebuilds rebuilds;
    private final Gaps gaps;
    private final Country country;

    Boards(
            RegionCounts counts,
            Summaries summaries,
            Series series,
            Now now,
            Corrections corrections,
            Rebuilds rebuilds,
            Gaps gaps,
            Country country) {
        this.counts = counts;
        this.summaries = summaries;
        this.series = series;
        this.now = now;
        this.corrections = corrections;
        this.rebuilds = rebuilds;
        this.gaps = gaps;
        this.country = country;
    }

    /** @param nation whether the asker may go up to the province and the nation */
    Board of(Ask ask, Look look, Instant at, boolean nation) {
        return of(ask, look, at, nation, points(ask, at));
    }

    /** What changes by itself: the series is drawn again by its chart. */
    Board live(Ask ask, Look look, Instant at) {
        return of(ask, look, at, true, List.of());
    }

    private Board of(Ask ask, Look look, Instant at, boolean nation, List<Series.Point> points) {
        Language language = look.language();
        Words words = language.bundle(Words.class);
        String span = span(ask, words, language);
        List<RegionRow> rows = rows(ask);
        Map<String, Standing> standings = now.byScope();
        Standing standing = rows.stream()
                .map(row -> standings.getOrDefault(RegionTables.scope(row), Standing.NOTHING))
                .reduce(Standing.NOTHING, Standing::plus);
        Summary summary = summaries.of(ask.scope(), ask.from(), ask.to(), ask.targets());
        // Around midnight regions have different days: their sum is what the lines below add up to.
        Figures calls = Figures.sum(rows.stream().map(RegionRow::figures).toList());
        RegionTables regionTables = new RegionTables(words, look, span, at);
        boolean withTimes = ask.days() <= DAYS_WITH_TIMES;
        return new Board(
                Scopes.name(ask.scope()),
                ask.to(),
                span,
                nation ? crumbs(ask.scope(), look, words) : List.of(),
                words.asOf(Clock.now(at)),
                words.summary(
                        Scopes.name(ask.scope()),
                        Numbers.whole(calls.total(), language),
                        Numbers.whole(calls.open(), language)),
                alarms(rows, words, language),
                cards(calls, summary, standing, ask, words, language, at),
                regionTables.regions(rows, standings, withTimes ? times(ask, at) : RegionTimes.NONE, withTimes),
                ask.scope().equals(Place.NATION) ? regionTables.provinces(rows) : null,
                tables(ask, words, look, span, summary, standing, rows, at),
                new PlaceTables(words, look, span, summary, null, null).series(points),
                levels(rows, ask));
    }

    List<Series.Point> points(Ask ask, Instant at) {
        Series.Grain grain = Series.Grain.fitting(ask.days());
        return Series.until(series.of(ask.scope(), grain, ask.from(), ask.to()), ask.scope(), grain, at);
    }

    private RegionTimes times(Ask ask, Instant at) {
        return ask.today()
                ? summaries.ofRegionsToday(List.of(Measure.ANSWER, Measure.RESPONSE), at, ask.targets())
                : summaries.ofRegions(List.of(Measure.ANSWER, Measure.RESPONSE), ask.from(), ask.to(), ask.targets());
    }

    private List<RegionRow> rows(Ask ask) {
        List<RegionRow> all = ask.today() ? counts.today(false) : counts.between(ask.from(), ask.to(), false);
        if (ask.scope().equals(Place.NATION)) {
            return all;
        }
        return all.stream()
                .filter(row -> ask.hasRegions()
                        ? RegionTables.scope(row).replace(Place.UNPLACED, "").startsWith(ask.scope())
                        : ask.scope().equals(row.regionCode()))
                .toList();
    }

    private List<Table> tables(
            Ask ask,
            Words words,
            Look look,
            String span,
            Summary summary,
            Standing standing,
            List<RegionRow> rows,
            Instant at) {
        Language language = look.language();
        LocalDate before = ask.compared();
        Summary compared = before == null
                ? null
                : summaries.of(ask.scope(), before, before.plusDays(ask.days() - 1), ask.targets());
        String comparedSpan = before == null ? null : span(before, before.plusDays(ask.days() - 1), language);
        PlaceTables places = new PlaceTables(words, look, span, summary, comparedSpan, compared);
        List<Table> tables = new ArrayList<>(List.of(
                places.classes(),
                places.channels(),
                places.types(standing),
                places.priorities(),
                places.times(),
                places.orders()));
        if (ask.type() != null && ask.hasRegions()) {
            tables.addFirst(places.ofType(ask.type(), ofType(ask)));
        }
        List<Now.Surge> surges = now.surges().stream()
                .filter(surge -> ask.scope().equals(Place.NATION)
                        || surge.place().scopes().contains(ask.scope()))
                .toList();
        if (!surges.isEmpty()) {
            tables.add(places.surges(surges, at));
        }
        if (!ask.today() && ask.days() == 1) {
            tables.add(places.corrections(
                    corrections.of(rows.stream().map(RegionTables::scope).toList(), ask.from()), ask.from(), at));
        }
        return tables;
    }

    private Map<String, Long> ofType(Ask ask) {
        return ask.type() == null
                ? Map.of()
                : counts.incidents(ask.type(), ask.from(), ask.to()).entrySet().stream()
                        .filter(one ->
                                ask.scope().equals(Place.NATION) || one.getKey().startsWith(ask.scope()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> alarms(List<RegionRow> rows, Words words, Language language) {
        List<String> alarms = new ArrayList<>();
        rebuilds.running()
                .ifPresent(one -> alarms.add(
                        words.rebuilding(Numbers.whole(one.done(), language), Numbers.whole(one.facts(), language))));
        gaps.centres().stream()
                .filter(centre -> rows.stream().anyMatch(row -> centre.equals(row.centreCode())))
                .forEach(centre -> alarms.add(words.gap(centre)));
        return alarms;
    }

    private static List<Board.Card> cards(
            Figures calls, Summary summary, Standing standing, Ask ask, Words words, Language language, Instant at) {
        String oldest = Clock.show(standing.oldest(), ask.scope().length() > 2 ? ask.scope() : null, at);
        var answer = summary.of(Measure.ANSWER);
        var response = summary.of(Measure.RESPONSE);
        return List.of(
                new Board.Card(words.total(), Numbers.whole(calls.total(), language), "s/total", null),
                new Board.Card(words.open(), Numbers.whole(calls.open(), language), "s/open", null),
                new Board.Card(
                        words.openIncidents(), Numbers.whole(standing.openInAll(), language), "s/incidents", null),
                new Board.Card(words.waiting(), Numbers.whole(standing.waiting(), language), "s/waiting", null),
                new Board.Card(words.oldest(), oldest == null ? Numbers.MISSING : oldest, "s/oldest", null),
                new Board.Card(
                        words.answered(),
                        Numbers.share(answer == null ? null : answer.share(), language),
                        "s/answered",
                        ask.targets()
                                .of(Measure.ANSWER)
                                .map(target -> Numbers.seconds((double) target.toSeconds(), language) + ", "
                                        + ask.targets().source())
                                .orElse(null)),
                new Board.Card(
                        words.answerP90(),
                        Numbers.seconds(answer == null ? null : answer.p90(), language),
                        "s/answerP90",
                        null),
                new Board.Card(
                        words.responseP90(),
                        Numbers.seconds(response == null ? null : response.p90(), language),
                        "s/responseP90",
                        null));
    }

    private SortedMap<String, String> levels(List<RegionRow> rows, Ask ask) {
        SortedMap<String, String> levels = new TreeMap<>();
        if (!ask.hasRegions()) {
            return levels;
        }
        country.shapes().stream()
                .filter(shape ->
                        ask.scope().equals(Place.NATION) || shape.code().startsWith(ask.scope()))
                .forEach(shape -> levels.put(shape.code(), "none"));
        Map<String, Long> incidents = ofType(ask);
        rows.forEach(row -> {
            if (row.regionCode() != null && levels.containsKey(row.regionCode())) {
                boolean empty = row.state() == Freshness.State.NOT_IMPLEMENTED
                        && row.figures().total() == 0;
                levels.put(
                        row.regionCode(),
                        empty
                                ? "none"
                                : Levels.of(
                                        ask.type() == null
                                                ? row.figures().total()
                                                : incidents.getOrDefault(row.regionCode(), 0L),
                                        ask.days()));
            }
        });
        return levels;
    }

    static String span(Ask ask, Words words, Language language) {
        return ask.today() ? words.today() : span(ask.from(), ask.to(), language);
    }

    static String span(LocalDate from, LocalDate to, Language language) {
        return from.equals(to)
                ? Clock.day(from, language)
                : Clock.day(from, language) + " – " + Clock.day(to, language);
    }

    private static List<Board.Crumb> crumbs(String scope, Look look, Words words) {
        List<Board.Crumb> crumbs = new ArrayList<>();
        if (!scope.equals(Place.NATION)) {
            crumbs.add(new Board.Crumb(words.nation(), look.with("scope", Place.NATION)));
        }
        if (scope.length() > 2) {
            String province = scope.substring(0, 2);
            crumbs.add(new Board.Crumb(Scopes.name(province), look.with("scope", province)));
        }
        return crumbs;
    }

    List<Board.Drawn> map(Board board, Look look) {
        return country.shapes().stream()
                .filter(shape -> board.levels().containsKey(shape.code()))
                .map(shape -> new Board.Drawn(
                        shape,
                        board.levels().getOrDefault(shape.code(), "none"),
                        shape.code() + " " + shape.name(),
                        look.with("scope", shape.code())))
                .toList();
    }
}
