package id.layanan112.regions;

/**
 * A place on earth, WGS 84 in degrees. Where a caller is, is personal data: neither {@code toString()} nor an
 * exception tells it.
 *
 * @param latitude north is positive, -90 to 90
 * @param longitude east is positive, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {
    /** @throws IllegalArgumentException when it is not a place on earth */
    public GeoPoint {
        // Written so that NaN is refused as well.
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a point: latitude is -90 to 90, longitude -180 to 180");
        }
    }

    @Override
    public String toString() {
        return "GeoPoint[...]";
    }
}
