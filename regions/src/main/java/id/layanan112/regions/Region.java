package id.layanan112.regions;

import java.time.ZoneId;

/**
 * A kabupaten or kota.
 *
 * @param name as it calls itself, {@code Kota Bandung}
 * @param zone whose days are the region's own
 */
public record Region(RegionCode code, String name, RegionKind kind, Province province, ZoneId zone) {}
