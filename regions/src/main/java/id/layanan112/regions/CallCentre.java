package id.layanan112.regions;

import java.util.List;

/**
 * An emergency call centre.
 *
 * @param code the code of its only region, or of its province where it covers several ({@code 31} for Jakarta)
 * @param regions one or more
 * @param assumed true when no source names it: to be shown wherever it is shown
 * @param source where it is said to exist; empty when assumed
 */
public record CallCentre(String code, String name, List<RegionCode> regions, boolean assumed, String source) {}
