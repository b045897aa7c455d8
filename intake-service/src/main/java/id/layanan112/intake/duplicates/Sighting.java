package id.layanan112.intake.duplicates;

import id.layanan112.contracts.IncidentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one report says, as far as it tells whether another is about the same.
 *
 * @param regionCode null while unknown
 * @param spot null when nobody knows where
 */
record Sighting(
        IncidentType type,
        @Nullable String regionCode,
        @Nullable Spot spot,
        Instant at) {

    /**
     * A place on earth in WGS 84 degrees.
     *
     * @param uncertaintyMetres how far off it may be, typically; 0 when it is exact
     */
    record Spot(double lat, double lon, double uncertaintyMetres) {
        private static final double METRES_PER_DEGREE = 111_200;
        /** Of a place on a map that somebody pointed at. */
        private static final double USUAL_METRES = 50;

        /** What was typed of a place; null when it is none on earth. */
        static @Nullable Spot of(@Nullable Double lat, @Nullable Double lon, @Nullable Double uncertaintyMetres) {
            boolean onEarth = lat != null && lon != null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
            return onEarth && lat != null && lon != null
                    ? new Spot(lat, lon, uncertaintyMetres == null ? USUAL_METRES : Math.max(0, uncertaintyMetres))
                    : null;
        }

        /** Good to a per mille over some kilometres, which is all that matters here. */
        double metresTo(Spot other) {
            double north = (other.lat - lat) * METRES_PER_DEGREE;
            double east = (other.lon - lon) * METRES_PER_DEGREE * Math.cos(Math.toRadians((lat + other.lat) / 2));
            return Math.hypot(north, east);
        }

        @Override
        public String toString() {
            return "Spot[...]";
        }
    }
}
