package id.layanan112.regions;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;

/**
 * A few successive segments of a region's boundary. Whole rings would be too coarse for an index: the envelope of a
 * large island lies around much that is far from its coast.
 */
final class Stretch {
    private static final int SEGMENTS = 16;

    private final RegionCode region;
    private final Envelope envelope;
    private final double[] longitudes;
    private final double[] latitudes;

    private Stretch(RegionCode region, CoordinateSequence ring, int from, int to) {
        this.region = region;
        envelope = new Envelope();
        longitudes = new double[to - from + 1];
        latitudes = new double[to - from + 1];
        for (int i = from; i <= to; i++) {
            longitudes[i - from] = ring.getX(i);
            latitudes[i - from] = ring.getY(i);
            envelope.expandToInclude(ring.getX(i), ring.getY(i));
        }
    }

    static List<Stretch> of(RegionCode region, LinearRing ring) {
        CoordinateSequence sequence = ring.getCoordinateSequence();
        int last = sequence.size() - 1;
        List<Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < last; from += SEGMENTS) {
            stretches.add(new Stretch(region, sequence, from, Math.min(from + SEGMENTS, last)));
        }
        return stretches;
    }

    RegionCode region() {
        return region;
    }

    Envelope envelope() {
        return envelope;
    }

    /** To the nearest place of its segments from the origin of the map. */
    double metresFrom(LocalMetres map) {
        double nearest = Double.POSITIVE_INFINITY;
        double east = map.east(longitudes[0]);
        double north = map.north(latitudes[0]);
        for (int i = 1; i < longitudes.length; i++) {
            double nextEast = map.east(longitudes[i]);
            double nextNorth = map.north(latitudes[i]);
            nearest = Math.min(nearest, squareToOrigin(east, north, nextEast, nextNorth));
            east = nextEast;
            north = nextNorth;
        }
        return Math.sqrt(nearest);
    }

    private static double squareToOrigin(double fromEast, double fromNorth, double toEast, double toNorth) {
        double alongEast = toEast - fromEast;
        double alongNorth = toNorth - fromNorth;
        double square = alongEast * alongEast + alongNorth * alongNorth;
        // Positions may repeat: then the segment is a point.
        double share = square == 0 ? 0 : -(fromEast * alongEast + fromNorth * alongNorth) / square;
        double clamped = Math.clamp(share, 0, 1);
        double east = fromEast + clamped * alongEast;
        double north = fromNorth + clamped * alongNorth;
        return east * east + north * north;
    }
}
