package id.layanan112.regions;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 514 kabupaten and kota in their 38 provinces. */
public final class Regions {
    private static final List<Province> PROVINCES = Csv.rows("provinces.csv", 2).stream()
            .map(row -> new Province(row[0], row[1]))
            .toList();
    private static final Map<String, Province> PROVINCE_BY_CODE =
            PROVINCES.stream().collect(Collectors.toUnmodifiableMap(Province::code, Function.identity()));
    private static final List<Region> ALL =
            Csv.rows("regions.csv", 3).stream().map(Regions::region).toList();
    private static final Map<RegionCode, Region> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Region::code, Function.identity()));
    private static final List<AbolishedRegionCode> ABOLISHED = Csv.rows("predecessors.csv", 3).stream()
            .map(row ->
                    new AbolishedRegionCode(new RegionCode(row[0]), new RegionCode(row[1]), LocalDate.parse(row[2])))
            .toList();
    private static final Map<RegionCode, RegionCode> SUCCESSORS = ABOLISHED.stream()
            .collect(Collectors.toUnmodifiableMap(AbolishedRegionCode::code, AbolishedRegionCode::successor));

    private Regions() {}

    /** In the order of their codes. */
    public static List<Region> all() {
        return ALL;
    }

    public static List<Province> provinces() {
        return PROVINCES;
    }

    public static Optional<Province> province(String code) {
        return Optional.ofNullable(PROVINCE_BY_CODE.get(code));
    }

    public static Optional<Region> find(RegionCode code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Codes that no region has any more, in their order: old calls, other systems and old maps still name them. */
    public static List<AbolishedRegionCode> abolished() {
        return ABOLISHED;
    }

    /**
     * The code that a region has today in place of one that was abolished.
     *
     * @return empty for a code in use and for one that never was
     */
    public static Optional<RegionCode> successorOf(RegionCode abolished) {
        return Optional.ofNullable(SUCCESSORS.get(abolished));
    }

    /** The zone of a code's province, also when the code itself is not (or no longer) in use. */
    public static ZoneId zoneOf(RegionCode code) {
        return Zones.ofProvince(code.provinceCode());
    }

    private static Region region(String[] row) {
        RegionCode code = new RegionCode(row[0]);
        Province province = PROVINCE_BY_CODE.get(row[1]);
        if (province == null) {
            throw new IllegalStateException("regions.csv names a province that provinces.csv does not: " + row[1]);
        }
        return new Region(code, row[2], code.kind(), province, zoneOf(code));
    }
}
