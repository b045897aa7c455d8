package id.layanan112.regions;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Regions as shapes to be drawn: SVG paths on a plane on which a degree is equally long both ways, which is right enough
 * around the equator. As fine as the width asks for; what would be smaller than a dot stays a dot.
 *
 * @param width of the plane, as asked for
 * @param height of the plane
 * @param paths {@code d} of a path for each region
 */
public record Outlines(int width, int height, Map<RegionCode, String> paths) {

    /**
     * @param geojson as {@link Boundaries#read}
     * @throws BoundariesUnreadable as there
     */
    public static Outlines read(Path geojson, int width) {
        List<RegionShape> shapes = BoundaryFile.read(geojson);
        Envelope all = new Envelope();
        shapes.forEach(shape -> shape.polygons().forEach(one -> all.expandToInclude(one.getEnvelopeInternal())));
        double scale = width / all.getWidth();
        Map<RegionCode, String> paths = new TreeMap<>();
        shapes.forEach(shape -> paths.put(shape.code(), path(shape, all, scale)));
        return new Outlines(width, (int) Math.ceil(all.getHeight() * scale), paths);
    }

    private static String path(RegionShape shape, Envelope all, double scale) {
        StringBuilder path = new StringBuilder();
        for (Polygon polygon : shape.polygons()) {
            LinearRing ring = polygon.getExteriorRing();
            Coordinate[] points =
                    DouglasPeuckerSimplifier.simplify(ring, 0.5 / scale).getCoordinates();
            if (points.length < 4) {
                points = ring.getEnvelope().getCoordinates();
            }
            for (int i = 0; i < points.length - 1; i++) {
                path.append(i == 0 ? 'M' : 'L')
                        .append(number((points[i].x - all.getMinX()) * scale))
                        .append(' ')
                        .append(number((all.getMaxY() - points[i].y) * scale));
            }
            path.append(points.length > 1 ? "Z" : "");
        }
        return path.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
