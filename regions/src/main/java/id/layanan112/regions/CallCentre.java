package id.layanan112.regions;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An emergency call centre.
 *
 * @param code the code of its only region, or of its province where it covers several ({@code 31} for Jakarta)
 * @param regions one or more
 * @param assumed true when no source names it: to be shown wherever it is shown
 * @param source where it is said to exist; empty when assumed
 */
public record CallCentre(String code, String name, List<RegionCode> regions, boolean assumed, String source) {

    /** Where a call is whose region nobody has named; empty for a centre of several regions. */
    public Optional<RegionCode> onlyRegion() {
        return regions.size() == 1 ? Optional.of(regions.getFirst()) : Optional.empty();
    }

    /** The zone of its local days: that of its first region. */
    public ZoneId zone() {
        return Regions.zoneOf(regions.getFirst());
    }
}
