package id.layanan112.regions;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * A flat map in metres around one point, by the lengths of a degree at its latitude (WGS 84). Degrees would not do:
 * one of longitude is not as long as one of latitude. Within 12 degrees of the equator, where all of Indonesia lies,
 * distances are off by less than 0.1 % at 50 km. The antimeridian, which is far from here, is an edge of the map.
 */
final class LocalMetres {
    // So that an envelope never loses to rounding what lies exactly at the distance asked for.
    private static final double SLACK = 1 + 1e-9;

    private final double longitude;
    private final double latitude;
    private final double metresPerLongitude;
    private final double metresPerLatitude;

    LocalMetres(GeoPoint origin) {
        longitude = origin.longitude();
        latitude = origin.latitude();
        double phi = Math.toRadians(latitude);
        metresPerLatitude = 111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
        // At a pole a degree of longitude has no length, and no map is as wide as its inverse.
        metresPerLongitude =
                Math.max(1, 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi));
    }

    double east(double ofLongitude) {
        return (ofLongitude - longitude) * metresPerLongitude;
    }

    double north(double ofLatitude) {
        return (ofLatitude - latitude) * metresPerLatitude;
    }

    Coordinate origin() {
        return new Coordinate(longitude, latitude);
    }

    /** In degrees: whatever is nearer than this intersects it. */
    Envelope around(double metres) {
        Envelope envelope = new Envelope(origin());
        envelope.expandBy(metres / metresPerLongitude * SLACK, metres / metresPerLatitude * SLACK);
        return envelope;
    }

    /** Nothing in the envelope is nearer than this. */
    double atLeastTo(Envelope envelope) {
        double east = Math.max(0, Math.max(east(envelope.getMinX()), -east(envelope.getMaxX())));
        double north = Math.max(0, Math.max(north(envelope.getMinY()), -north(envelope.getMaxY())));
        return Math.sqrt(east * east + north * north);
    }
}
