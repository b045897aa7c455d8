package id.layanan112.intake.region;

import id.layanan112.regions.Boundaries;
import id.layanan112.regions.GeoPoint;
import id.layanan112.regions.Located;
import id.layanan112.regions.RegionCode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The region of a point, where boundaries are configured; without them nothing is known of points. */
// Read at the start: a file that cannot be read is told then, not by the first call.
@Startup
@ApplicationScoped
public class Places {
    /** A larger circle says nothing. */
    static final double MOST_METRES = 100_000;

    private final @Nullable Boundaries boundaries;

    /** @param file {@code layanan112.boundaries}: GeoJSON with the boundaries of all regions; none by default */
    Places(@ConfigProperty(name = "layanan112.boundaries") Optional<Path> file) {
        this.boundaries = file.map(Boundaries::read).orElse(null);
    }

    /** How a region was found. */
    public enum Basis {
        BOUNDARY,
        /** The nearest within 25 km: an island, a harbour, a mistake of the map. */
        NEAREST,
        /** No boundaries: the centre's own region. */
        ASSUMED,
        UNKNOWN
    }

    /**
     * Where a point is.
     *
     * @param regionCode null when unknown
     * @param metres to the boundary of the nearest region, where it is a guess
     * @param touched every region that the circle of uncertainty touches, in the order of their codes
     */
    public record Place(
            @Nullable String regionCode,
            Basis basis,
            @Nullable Integer metres,
            List<String> touched) {
        /** Nothing is known of it. */
        public static final Place NOWHERE = new Place(null, Basis.UNKNOWN, null, List.of());

        /** The regions that it may lie in besides this one. */
        public List<String> besides(@Nullable String region) {
            return Stream.concat(Stream.ofNullable(regionCode), touched.stream())
                    .filter(code -> basis == Basis.BOUNDARY || basis == Basis.NEAREST)
                    .filter(code -> !code.equals(region))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** What was typed of a place, which need not be one. */
    public Place ofTyped(@Nullable Double lat, @Nullable Double lon, @Nullable Double uncertaintyMetres) {
        boolean onEarth = lat != null && lon != null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
        boolean sized = uncertaintyMetres == null || uncertaintyMetres >= 0;
        return onEarth && lat != null && lon != null
                ? of(lat, lon, sized ? uncertaintyMetres : null, null)
                : Place.NOWHERE;
    }

    /**
     * @param uncertaintyMetres null when not known: the point itself
     * @param assumed the asker's only region, if they have just one
     */
    public Place of(double lat, double lon, @Nullable Double uncertaintyMetres, @Nullable String assumed) {
        if (boundaries == null) {
            return assumed == null ? Place.NOWHERE : new Place(assumed, Basis.ASSUMED, null, List.of(assumed));
        }
        GeoPoint point = new GeoPoint(lat, lon);
        double radius = uncertaintyMetres == null ? 0 : Math.clamp(uncertaintyMetres, 0, MOST_METRES);
        List<String> touched = boundaries.touchedBy(point, radius).stream()
                .map(RegionCode::value)
                .toList();
        return switch (boundaries.locate(point)) {
            case Located.Within(RegionCode region) -> new Place(region.value(), Basis.BOUNDARY, null, touched);
            case Located.Near(RegionCode region, double metres) ->
                new Place(region.value(), Basis.NEAREST, (int) Math.round(metres), touched);
            case Located.Unknown() -> new Place(null, Basis.UNKNOWN, null, touched);
        };
    }
}
