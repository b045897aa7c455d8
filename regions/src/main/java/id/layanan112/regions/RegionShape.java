package id.layanan112.regions;

import java.util.List;
import org.locationtech.jts.geom.Polygon;

/** A region and its polygons, in degrees: x is the longitude. */
record RegionShape(RegionCode code, List<Polygon> polygons) {}
