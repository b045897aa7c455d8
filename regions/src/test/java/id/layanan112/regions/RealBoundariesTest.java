package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On boundaries of the whole country, which are not part of this repository: name their file by the environment
 * variable or system property LAYANAN112_BOUNDARIES.
 */
class RealBoundariesTest {
    private static final String NAME = "LAYANAN112_BOUNDARIES";

    private static List<RegionShape> shapes = List.of();
    private static Boundaries boundaries = Boundaries.of(shapes);

    @BeforeAll
    static void read() {
        file().ifPresent(file -> {
            shapes = BoundaryFile.read(Path.of(file));
            boundaries = Boundaries.of(shapes);
        });
    }

    // Before each, not before all: a report counts a class that was skipped as a whole as nothing, not as skipped.
    @BeforeEach
    void skipWithoutFile() {
        Assumptions.assumeTrue(
                file().isPresent(), "SKIPPED: " + NAME + " names no file of boundaries (GeoJSON, properties.code)");
    }

    private static Optional<String> file() {
        return Optional.ofNullable(System.getProperty(NAME)).or(() -> Optional.ofNullable(System.getenv(NAME)));
    }

    @Test
    void shouldHaveEveryRegion() {
        assertThat(boundaries.regions())
                .containsExactlyElementsOf(
                        Regions.all().stream().map(Region::code).toList());
    }

    @Test
    void shouldFindPlacesThatEverybodyKnows() {
        assertThat(region(-6.1754, 106.8272)).as("Monas").isEqualTo("31.71");
        assertThat(region(-6.9025, 107.6187)).as("Gedung Sate").isEqualTo("32.73");
        assertThat(region(-7.6079, 110.2038)).as("Borobudur").isEqualTo("33.08");
        assertThat(region(-8.6563, 115.2167)).as("Denpasar").isEqualTo("51.71");
        assertThat(region(-8.4967, 140.4042)).as("Merauke").isEqualTo("93.01");
        assertThat(region(-0.8762, 131.2558)).as("Sorong").isEqualTo("96.71");
    }

    @Test
    void shouldAnswerLikeALinearScan() {
        Random random = Shapes.seeded();
        Agreement agreement = new Agreement(boundaries, new LinearScan(shapes), random);
        for (int run = 0; run < 2_000; run++) {
            agreement.check(new GeoPoint(random.nextDouble(-11.1, 6.1), random.nextDouble(94.9, 141.1)));
        }
    }

    private static String region(double latitude, double longitude) {
        return boundaries.locate(new GeoPoint(latitude, longitude)) instanceof Located.Within(RegionCode code)
                ? code.value()
                : "none";
    }
}
