package id.layanan112.regions;

import java.time.ZoneId;

/** Indonesia's three zones, by province. */
final class Zones {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

    private Zones() {}

    /** Sumatera, Jawa, Kalimantan Barat and Tengah are WIB; Maluku and Papua WIT; all between them WITA. */
    static ZoneId ofProvince(String code) {
        int province = Integer.parseInt(code);
        if (province <= 36 || province == 61 || province == 62) {
            return WIB;
        }
        return province >= 81 ? WIT : WITA;
    }
}
