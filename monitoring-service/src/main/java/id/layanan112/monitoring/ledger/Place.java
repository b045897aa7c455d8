package id.layanan112.monitoring.ledger;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something is counted.
 *
 * @param centre the centre that took it
 * @param region {@code PP.KK}; null while it is not known, which is a row of its own per centre
 */
public record Place(String centre, @Nullable String region) {
    public static final String NATION = "ID";
    /** Before a centre's code: what that centre took in no known region. */
    public static final String UNPLACED = "~";
    /** Before a centre's code: whatever that centre took, wherever it is. */
    public static final String OF_CENTRE = "@";

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** The smallest scope: a region, or what a centre took without one. */
    public String scope() {
        return region == null ? UNPLACED + centre : region;
    }

    /** From the smallest to the nation; each figure is kept for all of them, so that none is ever added up to be shown. */
    public List<String> scopes() {
        return List.of(scope(), province(), NATION);
    }

    /** {@code PP}, of the region or else of the centre; {@code --} for a centre whose code says none. */
    public String province() {
        String code = region == null ? centre : region;
        return code.length() >= 2 && Character.isDigit(code.charAt(0)) && Character.isDigit(code.charAt(1))
                ? code.substring(0, 2)
                : "--";
    }

    /** The local day of a moment: the region's own, or the centre's. */
    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zoneOf(scope()));
    }

    /** The zone of a region, centre, province or unplaced scope; Jakarta's for the nation and for what has none. */
    public static ZoneId zoneOf(String scope) {
        String code = scope.startsWith(UNPLACED) || scope.startsWith(OF_CENTRE) ? scope.substring(1) : scope;
        return code.length() < 2
                ? WIB
                : RegionCode.parse(code.substring(0, 2) + ".01")
                        .map(Regions::zoneOf)
                        .or(() -> Optional.of(WIB))
                        .orElse(WIB);
    }
}
