package id.layanan112.monitoring.publication;

import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where 112 is available. */
@ApplicationScoped
class PublicRegions {
    private final CurrentCentres centres;

    PublicRegions(CurrentCentres centres) {
        this.centres = centres;
    }

    /**
     * One region.
     *
     * @param centre the code of its centre; null where 112 is not available
     * @param assumed true when no source names the centre
     */
    record Available(Region region, @Nullable String centre, boolean assumed) {
        boolean available() {
            return centre != null;
        }
    }

    /** All 514, in the order of their codes. */
    List<Available> all() {
        CallCentres now = centres.now();
        return Regions.all().stream()
                .map(region -> {
                    Optional<CallCentre> centre = now.ofRegion(region.code());
                    return new Available(
                            region,
                            centre.map(CallCentre::code).orElse(null),
                            centre.map(CallCentre::assumed).orElse(false));
                })
                .toList();
    }
}
