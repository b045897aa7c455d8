package id.layanan112.regions;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The emergency call centres: 172 kabupaten and kota, and Jakarta's one for six codes. */
public final class CallCentres {
    private static final List<CallCentre> ALL =
            Csv.rows("centres.csv", 5).stream().map(CallCentres::centre).toList();
    private static final Map<String, CallCentre> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(CallCentre::code, Function.identity()));
    private static final Map<RegionCode, CallCentre> BY_REGION = ALL.stream()
            .flatMap(centre -> centre.regions().stream().map(region -> Map.entry(region, centre)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private CallCentres() {}

    /** In the order of their codes. */
    public static List<CallCentre> all() {
        return ALL;
    }

    public static Optional<CallCentre> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Empty for two thirds of the regions: no centre here is a normal case. */
    public static Optional<CallCentre> ofRegion(RegionCode region) {
        return Optional.ofNullable(BY_REGION.get(region));
    }

    private static CallCentre centre(String[] row) {
        List<RegionCode> regions =
                Arrays.stream(row[2].split(" ")).map(RegionCode::new).toList();
        return new CallCentre(row[0], row[1], regions, Boolean.parseBoolean(row[3]), Csv.unquoted(row[4]));
    }
}
