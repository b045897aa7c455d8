package id.layanan112.regions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * The answers of {@link Boundaries} without any index: every envelope is looked at, and every segment of those that
 * could matter. What an index is measured against, and what its answers have to equal.
 */
final class LinearScan {
    private static final Coordinate ORIGIN = new Coordinate(0, 0);

    private final List<RegionShape> shapes;

    LinearScan(List<RegionShape> shapes) {
        // The lowest code comes first, and so wins.
        this.shapes =
                shapes.stream().sorted(Comparator.comparing(RegionShape::code)).toList();
    }

    Located locate(GeoPoint point) {
        LocalMetres map = new LocalMetres(point);
        for (RegionShape shape : shapes) {
            if (covers(shape, map.origin())) {
                return new Located.Within(shape.code());
            }
        }
        return nearest(map);
    }

    List<RegionCode> touchedBy(GeoPoint centre, double radiusMetres) {
        LocalMetres map = new LocalMetres(centre);
        List<RegionCode> touched = new ArrayList<>();
        for (RegionShape shape : shapes) {
            if (covers(shape, map.origin()) || metres(map, shape, radiusMetres) <= radiusMetres) {
                touched.add(shape.code());
            }
        }
        return touched;
    }

    /**
     * Whether index and scan say the same. Each computes a distance in its own way: to a millimetre it is the
     * same, and at the same distance either region is right.
     */
    static boolean same(Located one, Located other) {
        return one instanceof Located.Near(RegionCode ignored, double metres)
                        && other instanceof Located.Near(RegionCode alsoIgnored, double otherMetres)
                ? Math.abs(metres - otherMetres) < 0.001
                : one.equals(other);
    }

    private Located nearest(LocalMetres map) {
        Located nearest = new Located.Unknown();
        double limit = Boundaries.NEAR_METRES;
        for (RegionShape shape : shapes) {
            double metres = metres(map, shape, limit);
            if (metres < limit || (metres == limit && nearest instanceof Located.Unknown)) {
                limit = metres;
                nearest = new Located.Near(shape.code(), metres);
            }
        }
        return nearest;
    }

    private static boolean covers(RegionShape shape, Coordinate point) {
        for (Polygon polygon : shape.polygons()) {
            if (polygon.getEnvelopeInternal().covers(point)
                    && SimplePointInAreaLocator.locate(point, polygon) != Location.EXTERIOR) {
                return true;
            }
        }
        return false;
    }

    private static double metres(LocalMetres map, RegionShape shape, double limit) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Polygon polygon : shape.polygons()) {
            if (map.atLeastTo(polygon.getEnvelopeInternal()) <= limit) {
                nearest = Math.min(nearest, metres(map, polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    nearest = Math.min(nearest, metres(map, polygon.getInteriorRingN(i)));
                }
            }
        }
        return nearest;
    }

    private static double metres(LocalMetres map, LinearRing ring) {
        CoordinateSequence degrees = ring.getCoordinateSequence();
        Coordinate[] flat = new Coordinate[degrees.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = new Coordinate(map.east(degrees.getX(i)), map.north(degrees.getY(i)));
        }
        return Distance.pointToSegmentString(ORIGIN, flat);
    }
}
