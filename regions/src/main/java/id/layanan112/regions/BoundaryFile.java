package id.layanan112.regions;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946): one feature for each region, its code in {@code properties.code}, its
 * geometry a Polygon or MultiPolygon. Not every region needs to be in it.
 *
 * <p>What is in it has to be right: a wrong boundary would send help from the wrong region, and nobody would notice.
 * Only that a ring crosses itself is not refused: rounding to four decimals does that to real boundaries, by metres,
 * and what is covered stays defined (even-odd).
 */
final class BoundaryFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Path file;
    private final Set<RegionCode> seen = new HashSet<>();
    // What is being read, for messages.
    private String feature = "";

    private BoundaryFile(Path file) {
        this.file = file;
    }

    static List<RegionShape> read(Path file) {
        return new BoundaryFile(file).shapes();
    }

    private List<RegionShape> shapes() {
        JsonNode root = json();
        if (!root.path("type").asText().equals("FeatureCollection")) {
            throw wrong("is not a GeoJSON FeatureCollection");
        }
        List<RegionShape> shapes = new ArrayList<>();
        for (JsonNode each : root.path("features")) {
            feature = "feature " + (shapes.size() + 1);
            RegionCode code = code(each.path("properties").path("code"));
            feature += " (" + code + ")";
            shapes.add(new RegionShape(code, polygons(each.path("geometry"))));
        }
        if (shapes.isEmpty()) {
            throw wrong("has no features");
        }
        return shapes;
    }

    private JsonNode json() {
        try (InputStream bytes = Files.newInputStream(file)) {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            // Without its own words, which quote the file over several lines.
            throw wrong(
                    e.getLocation() == null
                            ? "is not JSON"
                            : "is not JSON: line %d, column %d"
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr()));
        } catch (NoSuchFileException e) {
            throw wrong("does not exist");
        } catch (IOException e) {
            throw wrong("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private RegionCode code(JsonNode text) {
        RegionCode code = RegionCode.parse(text.asText())
                .orElseThrow(() -> wrong("properties.code is not a region code: PP.KK is expected"));
        if (Regions.find(code).isEmpty()) {
            throw wrong(Regions.successorOf(code)
                    .map(successor -> code + " was abolished, its successor is " + successor)
                    .orElse(code + " is no region"));
        }
        if (!seen.add(code)) {
            throw wrong(code + " is there twice");
        }
        return code;
    }

    private List<Polygon> polygons(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        switch (geometry.path("type").asText()) {
            case "Polygon" -> polygons.add(polygon(coordinates));
            case "MultiPolygon" -> coordinates.forEach(each -> polygons.add(polygon(each)));
            default -> throw wrong("its geometry is neither Polygon nor MultiPolygon");
        }
        if (polygons.isEmpty()) {
            throw wrong("it has no polygon");
        }
        return List.copyOf(polygons);
    }

    private Polygon polygon(JsonNode coordinates) {
        List<LinearRing> rings = new ArrayList<>();
        coordinates.forEach(ring -> rings.add(ring(ring)));
        if (rings.isEmpty()) {
            throw wrong("a polygon has no ring");
        }
        Polygon polygon = GEOMETRY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
        for (LinearRing hole : rings.subList(1, rings.size())) {
            if (!polygon.getEnvelopeInternal().covers(hole.getEnvelopeInternal())) {
                throw wrong("a polygon has a hole outside of it");
            }
        }
        return polygon;
    }

    private LinearRing ring(JsonNode positions) {
        Coordinate[] coordinates = new Coordinate[positions.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = coordinate(positions.path(i));
        }
        if (coordinates.length < 4 || !coordinates[0].equals2D(coordinates[coordinates.length - 1])) {
            throw wrong("a ring has fewer than four positions or is not closed");
        }
        return GEOMETRY.createLinearRing(coordinates);
    }

    private Coordinate coordinate(JsonNode position) {
        JsonNode longitude = position.path(0);
        JsonNode latitude = position.path(1);
        if (!longitude.isNumber() || !latitude.isNumber()) {
            throw wrong("a position is not [longitude, latitude]");
        }
        // All of Indonesia lies east of 90 degrees: longitude and latitude that are swapped never pass.
        if (!(Math.abs(longitude.asDouble()) <= 180 && Math.abs(latitude.asDouble()) <= 90)) {
            throw wrong("a position is not on earth: [longitude, latitude] is expected, in degrees");
        }
        return new Coordinate(longitude.asDouble(), latitude.asDouble());
    }

    private BoundariesUnreadable wrong(String what) {
        return new BoundariesUnreadable(file, feature.isEmpty() ? what : feature + ": " + what);
    }
}
