package id.layanan112.monitoring.dashboard;

import id.layanan112.monitoring.freshness.Freshness;

/** The words of the page, in one language. */
public record Words(
        String lang,
        String otherLang,
        String otherName,
        String title,
        String intro,
        String region,
        String state,
        String complete,
        String total,
        String open,
        String sample,
        String assumed,
        String asOf,
        String nation,
        String types) {

    static final Words INDONESIAN = new Words(
            "id",
            "en",
            "English",
            "Pusat Data Monitoring 112",
            "Panggilan hari ini per kabupaten/kota yang memiliki pusat 112, menurut hari setempat.",
            "Wilayah",
            "Keadaan",
            "Lengkap sampai",
            "Panggilan",
            "Belum berkelas",
            "Data contoh: bukan panggilan sungguhan.",
            "pusat diandaikan",
            "Per",
            "Nasional",
            "Jenis kejadian");
    static final Words ENGLISH = new Words(
            "en",
            "id",
            "Indonesia",
            "112 monitoring centre",
            "Calls of today per region that has a 112 centre, by the region's own day.",
            "Region",
            "State",
            "Complete through",
            "Calls",
            "Not classed yet",
            "Sample data: no real calls.",
            "assumed centre",
            "As of",
            "Nation",
            "Incident types");

    static Words of(String lang) {
        return "en".equals(lang) ? ENGLISH : INDONESIAN;
    }

    public String of(Freshness.State freshness) {
        boolean english = "en".equals(lang);
        return switch (freshness) {
            case NOT_IMPLEMENTED -> english ? "no centre" : "belum ada pusat";
            case REPORTING -> english ? "● reporting" : "● melapor";
            case LATE -> english ? "◐ late" : "◐ terlambat";
            case SILENT -> english ? "○ silent" : "○ diam";
        };
    }
}
