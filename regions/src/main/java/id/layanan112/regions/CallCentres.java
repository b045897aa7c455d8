package id.layanan112.regions;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Emergency call centres, each region with one at most. */
public final class CallCentres {
    private static final CallCentres BUILT_IN = new CallCentres(
            Csv.rows("centres.csv", 5).stream().map(CallCentres::centre).toList());

    private final List<CallCentre> all;
    private final Map<String, CallCentre> byCode;
    private final Map<RegionCode, CallCentre> byRegion;

    private CallCentres(List<CallCentre> centres) {
        all = centres.stream().sorted(Comparator.comparing(CallCentre::code)).toList();
        byCode = all.stream().collect(Collectors.toUnmodifiableMap(CallCentre::code, Function.identity()));
        byRegion = centres.stream()
                .flatMap(centre -> centre.regions().stream().map(region -> Map.entry(region, centre)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, last) -> last));
    }

    /** What is there before anybody has said otherwise: 172 kabupaten and kota, and Jakarta's one for six codes. */
    public static CallCentres builtIn() {
        return BUILT_IN;
    }

    /** These, with some changed or new; a region that two of them name belongs to the one that is named last. */
    public CallCentres with(Collection<CallCentre> changed) {
        Map<String, CallCentre> together = new LinkedHashMap<>(byCode);
        changed.forEach(centre -> {
            together.remove(centre.code());
            together.put(centre.code(), centre);
        });
        return new CallCentres(List.copyOf(together.values()));
    }

    /** In the order of their codes. */
    public List<CallCentre> all() {
        return all;
    }

    public Optional<CallCentre> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Empty for two thirds of the regions: no centre here is a normal case. */
    public Optional<CallCentre> ofRegion(RegionCode region) {
        return Optional.ofNullable(byRegion.get(region));
    }

    private static CallCentre centre(String[] row) {
        List<RegionCode> regions =
                Arrays.stream(row[2].split(" ")).map(RegionCode::new).toList();
        return new CallCentre(row[0], row[1], regions, Boolean.parseBoolean(row[3]), Csv.unquoted(row[4]));
    }
}
