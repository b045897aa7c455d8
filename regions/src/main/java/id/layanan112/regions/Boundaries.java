package id.layanan112.regions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Tells the region of a point. Boundaries are an indication, not law: what lies near a border has to be asked for with
 * {@link #touchedBy}. Immutable and safe for all threads.
 */
public final class Boundaries {
    /** How far from any region a point may lie to be told as near to one. */
    public static final int NEAR_METRES = 25_000;

    // Most points outside lie a little off a coast: looking near first keeps them from weighing all of it.
    private static final List<Integer> SEARCHES = List.of(1_000, 5_000, NEAR_METRES);

    private final List<RegionCode> regions;
    // Not JTS's STRtree, which takes a lock at every question.
    private final HPRtree areas = new HPRtree();
    private final HPRtree stretches = new HPRtree();

    private Boundaries(List<RegionShape> shapes) {
        regions = shapes.stream().map(RegionShape::code).sorted().toList();
        for (RegionShape shape : shapes) {
            shape.polygons().forEach(polygon -> add(shape.code(), polygon));
        }
        // Now and not by the first threads that ask: JTS builds its indexes lazily.
        areas.build();
        stretches.build();
    }

    /**
     * Reads a GeoJSON FeatureCollection: for each region one Polygon or MultiPolygon, and its code in
     * {@code properties.code}.
     *
     * @throws BoundariesUnreadable when the file is missing, is something else, or has a region that does not exist
     */
    public static Boundaries read(Path geojson) {
        return of(BoundaryFile.read(geojson));
    }

    static Boundaries of(List<RegionShape> shapes) {
        return new Boundaries(shapes);
    }

    /** Those that have a boundary here, sorted: a file need not have all. */
    public List<RegionCode> regions() {
        return regions;
    }

    /** The region that covers the point, or else the nearest within {@link #NEAR_METRES}, or neither. */
    public Located locate(GeoPoint point) {
        LocalMetres map = new LocalMetres(point);
        TreeSet<RegionCode> covering = covering(map.origin());
        if (!covering.isEmpty()) {
            return new Located.Within(covering.first());
        }
        for (int metres : SEARCHES) {
            Optional<Located> nearest = nearest(map, metres);
            if (nearest.isPresent()) {
                return nearest.get();
            }
        }
        return new Located.Unknown();
    }

    /**
     * Every region that a circle touches, sorted: those that cover its centre, and those whose boundary is no farther
     * than its radius. None when the circle lies at sea.
     *
     * @param radiusMetres 0 or more and without an upper limit, though metres are exact to 0.1 % only up to some 50 km
     * @throws IllegalArgumentException when the radius is negative or not finite
     */
    public List<RegionCode> touchedBy(GeoPoint centre, double radiusMetres) {
        if (!(radiusMetres >= 0 && radiusMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a radius is 0 metres or more, and finite");
        }
        LocalMetres map = new LocalMetres(centre);
        TreeSet<RegionCode> touched = covering(map.origin());
        stretches.query(map.around(radiusMetres), item -> {
            Stretch stretch = (Stretch) item;
            if (!touched.contains(stretch.region())
                    && map.atLeastTo(stretch.envelope()) <= radiusMetres
                    && stretch.metresFrom(map) <= radiusMetres) {
                touched.add(stretch.region());
            }
        });
        return List.copyOf(touched);
    }

    private void add(RegionCode region, Polygon polygon) {
        areas.insert(polygon.getEnvelopeInternal(), new Area(region, polygon));
        add(region, polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            add(region, polygon.getInteriorRingN(i));
        }
    }

    private void add(RegionCode region, LinearRing ring) {
        Stretch.of(region, ring).forEach(stretch -> stretches.insert(stretch.envelope(), stretch));
    }

    /** One, or on a border those that meet there. */
    private TreeSet<RegionCode> covering(Coordinate point) {
        TreeSet<RegionCode> covering = new TreeSet<>();
        areas.query(new Envelope(point), item -> {
            Area area = (Area) item;
            if (area.covers(point)) {
                covering.add(area.region);
            }
        });
        return covering;
    }

    private Optional<Located> nearest(LocalMetres map, int metres) {
        Nearest nearest = new Nearest(map, metres);
        stretches.query(map.around(metres), item -> nearest.weigh((Stretch) item));
        return nearest.found();
    }

    /** A polygon with an index of its segments. */
    private static final class Area {
        private final RegionCode region;
        private final IndexedPointInAreaLocator locator;

        Area(RegionCode region, Polygon polygon) {
            this.region = region;
            locator = new IndexedPointInAreaLocator(polygon);
            // Its index is made at the first question, and is not safely published then.
            locator.locate(polygon.getCoordinate());
        }

        boolean covers(Coordinate point) {
            return locator.locate(point) != Location.EXTERIOR;
        }
    }

    /** The nearest of the stretches that were weighed; of equally near ones the lowest code. */
    private static final class Nearest {
        private final LocalMetres map;
        private double metres;
        private Optional<RegionCode> region = Optional.empty();

        Nearest(LocalMetres map, double limit) {
            this.map = map;
            this.metres = limit;
        }

        void weigh(Stretch stretch) {
            if (map.atLeastTo(stretch.envelope()) > metres) {
                return;
            }
            double distance = stretch.metresFrom(map);
            boolean lower = region.isEmpty() || stretch.region().compareTo(region.get()) < 0;
            if (distance < metres || (distance == metres && lower)) {
                metres = distance;
                region = Optional.of(stretch.region());
            }
        }

        Optional<Located> found() {
            return region.map(code -> new Located.Near(code, metres));
        }
    }
}
