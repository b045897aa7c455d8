package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

/** Index and linear scan say the same of a point and of a circle around it. */
record Agreement(Boundaries boundaries, LinearScan scan, Random random) {
    void check(GeoPoint point) {
        // As many small circles as large ones: 1 m to 50 km.
        double radius = Math.pow(10, random.nextDouble(0, 4.7));
        String where = "latitude %s, longitude %s, radius %s, layanan112.seed %d"
                .formatted(point.latitude(), point.longitude(), radius, Shapes.SEED);

        Located located = boundaries.locate(point);
        assertThat(LinearScan.same(located, scan.locate(point)))
                .as("%s: %s and not %s", where, located, scan.locate(point))
                .isTrue();
        if (located instanceof Located.Near(RegionCode region, double metres)) {
            assertThat(scan.touchedBy(point, metres + 0.001)).as(where).contains(region);
        }
        assertThat(boundaries.touchedBy(point, radius)).as(where).isEqualTo(scan.touchedBy(point, radius));
    }
}
