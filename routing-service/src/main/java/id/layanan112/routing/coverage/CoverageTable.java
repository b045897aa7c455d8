package id.layanan112.routing.coverage;

import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.RungSource;
import id.layanan112.regions.Province;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Coverage as a table for people: the nation by province, or a province by region; a column for each type.
 *
 * @param province null: the nation
 */
record CoverageTable(@Nullable Province province, List<Row> rows, List<GapLine> gaps, int allGaps) {
    private static final int MOST_GAPS = 200;

    /** @param link true when the row's code is a province that can be opened */
    record Row(String code, String name, boolean link, List<Sources> types) {}

    /** How many regions are asked through which source first, those that matter most in front. */
    record Sources(IncidentType type, List<Count> counts) {}

    record Count(RungSource source, int regions) {}

    record GapLine(Coverage.Gap gap, String regionName) {}

    static CoverageTable of(Coverage coverage, @Nullable Province province) {
        Map<String, Region> regions = Regions.all().stream()
                .collect(Collectors.toMap(region -> region.code().value(), Function.identity()));
        Map<String, List<Coverage.Cell>> byRow = new LinkedHashMap<>();
        for (Coverage.Cell cell : coverage.cells()) {
            String in = cell.regionCode().substring(0, 2);
            if (province == null) {
                byRow.computeIfAbsent(in, code -> new ArrayList<>()).add(cell);
            } else if (province.code().equals(in)) {
                byRow.computeIfAbsent(cell.regionCode(), code -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<Row> rows = byRow.entrySet().stream()
                .map(row -> row(row.getKey(), name(row.getKey(), regions), province == null, row.getValue()))
                .toList();
        List<GapLine> gaps = coverage.gaps().stream()
                .filter(gap -> province == null || gap.regionCode().startsWith(province.code() + "."))
                .map(gap -> new GapLine(gap, name(gap.regionCode(), regions)))
                .toList();
        return new CoverageTable(province, rows, gaps.subList(0, Math.min(MOST_GAPS, gaps.size())), gaps.size());
    }

    private static String name(String code, Map<String, Region> regions) {
        Region region = regions.get(code);
        return region != null
                ? region.name()
                : Regions.province(code).map(Province::name).orElse(code);
    }

    private static Row row(String code, String name, boolean link, List<Coverage.Cell> cells) {
        Map<IncidentType, Map<RungSource, Integer>> counts = new EnumMap<>(IncidentType.class);
        for (Coverage.Cell cell : cells) {
            counts.computeIfAbsent(cell.incidentType(), type -> new EnumMap<>(RungSource.class))
                    .merge(cell.first(), 1, Integer::sum);
        }
        return new Row(
                code,
                name,
                link,
                counts.entrySet().stream()
                        .map(one -> new Sources(
                                one.getKey(),
                                one.getValue().entrySet().stream()
                                        .map(count -> new Count(count.getKey(), count.getValue()))
                                        .toList()))
                        .toList());
    }
}
