package id.layanan112.regions;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Invented boundaries of real codes. */
final class Shapes {
    static final long SEED = Long.getLong("layanan112.seed", System.nanoTime());

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Shapes() {}

    static Random seeded() {
        return new Random(SEED);
    }

    static Path squares() {
        URL squares = Objects.requireNonNull(Shapes.class.getResource("squares.geojson"));
        try {
            return Path.of(new URI(squares.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Coasts of 3 to 400 segments around up to three islands a region, some with a lake; they may overlap. */
    static List<RegionShape> raggedIslands(Random random, int regions) {
        List<RegionShape> shapes = new ArrayList<>();
        for (Region region : Regions.all().subList(0, regions)) {
            List<Polygon> islands = new ArrayList<>();
            for (int island = random.nextInt(1, 4); island > 0; island--) {
                islands.add(island(random, random.nextDouble(118, 122), random.nextDouble(-2, 2)));
            }
            shapes.add(new RegionShape(region.code(), islands));
        }
        return shapes;
    }

    private static Polygon island(Random random, double east, double north) {
        double size = Math.pow(10, random.nextDouble(-3, -0.2));
        LinearRing coast = ring(random, east, north, size, random.nextInt(3, 400));
        LinearRing lake = ring(random, east, north, size / 4, random.nextInt(3, 40));
        return GEOMETRY.createPolygon(coast, random.nextBoolean() ? new LinearRing[] {lake} : new LinearRing[0]);
    }

    /** A star around a centre: it never crosses itself. */
    private static LinearRing ring(Random random, double east, double north, double size, int segments) {
        Coordinate[] ring = new Coordinate[segments + 1];
        for (int i = 0; i < segments; i++) {
            double angle = 2 * Math.PI * i / segments;
            double radius = size * random.nextDouble(0.5, 1);
            ring[i] = new Coordinate(east + radius * Math.cos(angle), north + radius * Math.sin(angle));
        }
        ring[segments] = ring[0].copy();
        return GEOMETRY.createLinearRing(ring);
    }
}
