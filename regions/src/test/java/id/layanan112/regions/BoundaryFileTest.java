package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundaryFileTest {
    private static final String SQUARE = "[[[107,-7],[108,-7],[108,-6],[107,-6],[107,-7]]]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldReadPolygonsAndMultiPolygonsWithTheirHoles() {
        assertThat(BoundaryFile.read(Shapes.squares()))
                .hasSize(6)
                .anySatisfy(shape -> {
                    assertThat(shape.code().value()).isEqualTo("31.01");
                    assertThat(shape.polygons()).hasSize(2);
                })
                .anySatisfy(shape -> {
                    assertThat(shape.code().value()).isEqualTo("32.04");
                    assertThat(shape.polygons().getFirst().getNumInteriorRing()).isEqualTo(1);
                });
    }

    @Test
    void shouldSayThatAFileIsMissingOrIsAFolder() {
        Path missing = folder.resolve("missing.geojson");

        assertThatThrownBy(() -> Boundaries.read(missing))
                .isInstanceOf(BoundariesUnreadable.class)
                .hasMessage(missing + ": does not exist");
        assertThatThrownBy(() -> Boundaries.read(folder))
                .isInstanceOf(BoundariesUnreadable.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void shouldSayWhereAFileIsNotJson() throws IOException {
        refused("{\n  \"type\": \"FeatureCollection\",\n  oops\n}", "is not JSON: line 3, column 3");
        refused(collection(feature("32.73", "Polygon", SQUARE)) + "{}", "is not JSON: line ");
        refused(collection(feature("32.73", "Polygon", SQUARE)).substring(0, 60), "is not JSON: line ");
    }

    @Test
    void shouldRefuseWhatIsNoCollection() throws IOException {
        refused("", "is not a GeoJSON FeatureCollection");
        refused("[]", "is not a GeoJSON FeatureCollection");
        refused(feature("32.73", "Polygon", SQUARE), "is not a GeoJSON FeatureCollection");
        refused(collection(), "has no features");
        refused("{\"type\":\"FeatureCollection\"}", "has no features");
    }

    @Test
    void shouldRefuseCodesThatNoRegionHas() throws IOException {
        String good = feature("32.73", "Polygon", SQUARE);

        refused(
                collection(good, feature("3204", "Polygon", SQUARE)),
                "feature 2: properties.code is not a region code");
        refused(collection("{\"type\":\"Feature\"}"), "feature 1: properties.code is not a region code");
        refused(collection("null"), "feature 1: properties.code is not a region code");
        refused(collection(feature("99.99", "Polygon", SQUARE)), "feature 1: 99.99 is no region");
        refused(collection(good, feature("32.04", "Polygon", SQUARE), good), "feature 3: 32.73 is there twice");
    }

    @Test
    void shouldNameTheSuccessorOfACodeThatWasAbolished() throws IOException {
        refused(
                collection(feature("91.01", "Polygon", SQUARE)),
                "feature 1: 91.01 was abolished, its successor is 93.01");
    }

    @Test
    void shouldRefuseShapesThatAreNone() throws IOException {
        shapeRefused("Point", "[107,-7]", "neither Polygon nor MultiPolygon");
        shapeRefused("MultiPolygon", "[]", "has no polygon");
        shapeRefused("Polygon", "[]", "a polygon has no ring");
        shapeRefused("MultiPolygon", "[[]]", "a polygon has no ring");
        shapeRefused("Polygon", "[[[107,-7],[108,-7],[107,-7]]]", "fewer than four positions or is not closed");
        shapeRefused(
                "Polygon", "[[[107,-7],[108,-7],[108,-6],[107,-6]]]", "fewer than four positions or is not closed");
        shapeRefused("Polygon", "[[]]", "fewer than four positions or is not closed");
        shapeRefused("Polygon", "[[[107],[108,-7],[108,-6],[107]]]", "a position is not [longitude, latitude]");
        shapeRefused(
                "Polygon", "[[[\"107\",-7],[108,-7],[108,-6],[107,-7]]]", "a position is not [longitude, latitude]");
        shapeRefused("Polygon", "[[[-7,107],[-7,108],[-6,108],[-7,107]]]", "[longitude, latitude] is expected");
        shapeRefused("Polygon", "[[[1e999,-7],[108,-7],[108,-6],[1e999,-7]]]", "[longitude, latitude] is expected");
        shapeRefused(
                "Polygon",
                "[[[107,-7],[108,-7],[108,-6],[107,-7]],[[109,-7],[109.5,-7],[109.5,-6.5],[109,-7]]]",
                "a polygon has a hole outside of it");
        refused(
                collection("{\"properties\":{\"code\":\"32.73\"},\"geometry\":null}"),
                "neither Polygon nor MultiPolygon");
    }

    private void shapeRefused(String type, String coordinates, String what) throws IOException {
        refused(collection(feature("32.73", type, coordinates)), "feature 1 (32.73): ", what);
    }

    private void refused(String text, String... what) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.geojson"), text);
        assertThatThrownBy(() -> Boundaries.read(file))
                .isInstanceOf(BoundariesUnreadable.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(what)
                .message()
                .hasLineCount(1);
    }

    private static String feature(String code, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},".formatted(code)
                + "\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}".formatted(type, coordinates);
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }
}
