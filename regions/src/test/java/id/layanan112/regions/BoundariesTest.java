package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Invented squares with real codes, as seen from above:
 *
 * <pre>
 *   -6.80  31.01 (an island)          31.01 (another)
 *                      sea, 16 km
 *   -7.00  +--------------+--------------+      +---------+
 *          | 32.04        | 32.11        |      | 36.01   |
 *          |  [32.73]     |              |      |  (lake) |
 *   -7.20  +--------------+--------------+      +---------+
 *          | 32.17                       |
 *   -7.40  +-----------------------------+
 *        107.0          107.2          107.4  107.6     107.8
 * </pre>
 */
class BoundariesTest {
    private static final RegionCode AROUND = new RegionCode("32.04");
    private static final RegionCode ENCLAVE = new RegionCode("32.73");
    private static final RegionCode EAST = new RegionCode("32.11");
    private static final RegionCode SOUTH = new RegionCode("32.17");
    private static final RegionCode ISLANDS = new RegionCode("31.01");
    private static final RegionCode LAKE = new RegionCode("36.01");

    private final List<RegionShape> shapes = BoundaryFile.read(Shapes.squares());
    private final Boundaries boundaries = Boundaries.read(Shapes.squares());

    @Test
    void shouldKnowTheRegionsOfTheFile() {
        assertThat(boundaries.regions()).containsExactly(ISLANDS, AROUND, EAST, SOUTH, ENCLAVE, LAKE);
    }

    @Test
    void shouldFindTheRegionThatCoversAPoint() {
        assertThat(boundaries.locate(point(-7.05, 107.02))).isEqualTo(new Located.Within(AROUND));
        assertThat(boundaries.locate(point(-7.05, 107.3))).isEqualTo(new Located.Within(EAST));
        assertThat(boundaries.locate(point(-7.3, 107.1))).isEqualTo(new Located.Within(SOUTH));
    }

    @Test
    void shouldFindTheEnclaveAndNotWhatLiesAroundIt() {
        assertThat(boundaries.locate(point(-7.12, 107.07))).isEqualTo(new Located.Within(ENCLAVE));
        assertThat(boundaries.touchedBy(point(-7.12, 107.07), 100)).containsExactly(ENCLAVE);
    }

    @Test
    void shouldFindEachIslandOfARegion() {
        assertThat(boundaries.locate(point(-6.805, 107.005))).isEqualTo(new Located.Within(ISLANDS));
        assertThat(boundaries.locate(point(-6.845, 107.305))).isEqualTo(new Located.Within(ISLANDS));
    }

    @Test
    void shouldGiveABorderToTheLowestCodeAndTellAllThatMeetThere() {
        assertThat(boundaries.locate(point(-7.1, 107.2))).isEqualTo(new Located.Within(AROUND));
        assertThat(boundaries.touchedBy(point(-7.1, 107.2), 0)).containsExactly(AROUND, EAST);

        assertThat(boundaries.locate(point(-7.2, 107.3))).isEqualTo(new Located.Within(EAST));
        assertThat(boundaries.touchedBy(point(-7.2, 107.3), 0)).containsExactly(EAST, SOUTH);

        // The border of an enclave, and a place where three meet.
        assertThat(boundaries.touchedBy(point(-7.12, 107.05), 0)).containsExactly(AROUND, ENCLAVE);
        assertThat(boundaries.touchedBy(point(-7.2, 107.2), 0)).containsExactly(AROUND, EAST, SOUTH);
    }

    @Test
    void shouldTellTheNearestWithin25KilometresAsAGuess() {
        // 0.1 degrees of longitude at 7.1 degrees south are 11.05 km, of latitude 11.06 km.
        assertThat(boundaries.locate(point(-7.1, 106.9))).isInstanceOfSatisfying(Located.Near.class, near -> {
            assertThat(near.region()).isEqualTo(AROUND);
            assertThat(near.metres()).isCloseTo(11_048, within(5.0));
        });
        assertThat(boundaries.locate(point(-7.5, 107.3))).isInstanceOfSatisfying(Located.Near.class, near -> {
            assertThat(near.region()).isEqualTo(SOUTH);
            assertThat(near.metres()).isCloseTo(11_059, within(5.0));
        });
        assertThat(boundaries.locate(point(-6.9, 107.305)))
                .isInstanceOfSatisfying(
                        Located.Near.class, near -> assertThat(near.region()).isEqualTo(ISLANDS));
    }

    @Test
    void shouldGuessAtALakeThatNoRegionCovers() {
        assertThat(boundaries.locate(point(-7.1, 107.7)))
                .isInstanceOfSatisfying(
                        Located.Near.class, near -> assertThat(near.region()).isEqualTo(LAKE));
    }

    @Test
    void shouldNotGuessFartherThan25Kilometres() {
        double degree = Boundaries.NEAR_METRES / 110_480.0;

        assertThat(boundaries.locate(point(-7.1, 107.0 - degree * 0.999))).isInstanceOf(Located.Near.class);
        assertThat(boundaries.locate(point(-7.1, 107.0 - degree * 1.001))).isEqualTo(new Located.Unknown());
        assertThat(boundaries.locate(point(0, 0))).isEqualTo(new Located.Unknown());
        assertThat(boundaries.locate(point(-90, 180))).isEqualTo(new Located.Unknown());
    }

    @Test
    void shouldTellEveryRegionThatACircleTouches() {
        GeoPoint near = point(-7.19, 107.19);

        assertThat(boundaries.touchedBy(near, 1_000)).containsExactly(AROUND);
        assertThat(boundaries.touchedBy(near, 1_200)).containsExactly(AROUND, EAST, SOUTH);
        assertThat(boundaries.touchedBy(near, 50_000)).containsExactly(ISLANDS, AROUND, EAST, SOUTH, ENCLAVE, LAKE);
    }

    @Test
    void shouldTellTheRegionAroundACircleThatReachesNoBorder() {
        assertThat(boundaries.touchedBy(point(-7.3, 107.2), 5_000)).containsExactly(SOUTH);
        assertThat(boundaries.touchedBy(point(-7.3, 107.2), 0)).containsExactly(SOUTH);
    }

    @Test
    void shouldTellNoRegionOfACircleAtSea() {
        assertThat(boundaries.touchedBy(point(-6.92, 107.1), 5_000)).isEmpty();
        assertThat(boundaries.touchedBy(point(-7.1, 107.7), 5_000)).isEmpty();
        assertThat(boundaries.touchedBy(point(50, 8), 50_000)).isEmpty();
    }

    @Test
    void shouldRefuseARadiusThatIsNone() {
        for (double radius : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> boundaries.touchedBy(point(-7, 107), radius));
        }
    }

    @Test
    void shouldNeitherRoundNorCapALargeRadius() {
        assertThat(boundaries.touchedBy(point(-6.1, 107.1), 2_000_000)).containsExactlyElementsOf(boundaries.regions());
    }

    @Test
    void shouldAnswerLikeALinearScanOfTheSquares() {
        Random random = Shapes.seeded();
        Agreement agreement = new Agreement(boundaries, new LinearScan(shapes), random);
        for (int run = 0; run < 3_000; run++) {
            agreement.check(point(random.nextDouble(-7.8, -6.4), random.nextDouble(106.6, 108.2)));
        }
    }

    /** Corners, borders, and points that are level with a corner, where counting crossings is easily wrong. */
    @Test
    void shouldAnswerLikeALinearScanOnTheGridOfTheSquares() {
        Agreement agreement = new Agreement(boundaries, new LinearScan(shapes), Shapes.seeded());
        for (int south = 0; south <= 100; south += 1) {
            for (int east = 0; east <= 100; east += 1) {
                agreement.check(point(-(670 + south) / 100.0, (10_690 + east) / 100.0));
            }
        }
    }

    @Test
    void shouldAnswerLikeALinearScanOfRaggedIslands() {
        Random random = Shapes.seeded();
        for (int map = 0; map < 20; map++) {
            List<RegionShape> islands = Shapes.raggedIslands(random, 12);
            Agreement agreement = new Agreement(Boundaries.of(islands), new LinearScan(islands), random);
            for (int run = 0; run < 300; run++) {
                agreement.check(point(random.nextDouble(-2.5, 2.5), random.nextDouble(117.5, 122.5)));
            }
        }
    }

    @Test
    void shouldAnswerManyThreadsAsItAnswersOne() throws Exception {
        Random random = Shapes.seeded();
        List<RegionShape> islands = Shapes.raggedIslands(random, 12);
        List<GeoPoint> points = IntStream.range(0, 2_000)
                .mapToObj(i -> point(random.nextDouble(-2.5, 2.5), random.nextDouble(117.5, 122.5)))
                .toList();
        List<Located> expected =
                points.stream().map(Boundaries.of(islands)::locate).toList();
        Boundaries untouched = Boundaries.of(islands);
        Callable<List<Located>> all =
                () -> points.stream().map(untouched::locate).toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<Located>> answers : threads.invokeAll(List.of(all, all, all, all, all, all, all, all))) {
                assertThat(answers.get()).isEqualTo(expected);
            }
        }
    }

    private static GeoPoint point(double latitude, double longitude) {
        return new GeoPoint(latitude, longitude);
    }
}
