package id.layanan112.monitoring.publication;

import id.layanan112.web.Language;

/** What each column of the open data means. A test holds it against the files. */
enum DictionaryEntry {
    REGIONS_CODE("regions", "regionCode", "kode Kemendagri PP.KK", "Kemendagri code PP.KK"),
    REGIONS_NAME("regions", "name", "nama kabupaten atau kota", "name of the kabupaten or kota"),
    REGIONS_PROVINCE("regions", "province", "kode provinsi PP", "code of the province, PP"),
    REGIONS_AVAILABLE("regions", "available", "true bila ada pusat 112", "true where there is a 112 centre"),
    REGIONS_CENTRE(
            "regions",
            "centreCode",
            "kode pusat panggilan; kosong tanpa pusat",
            "code of the call centre; empty where there is none"),
    REGIONS_CALLS(
            "regions",
            "calls",
            "panggilan pada hari terakhir yang ditutup; kosong bila tidak melapor",
            "calls of the newest closed day; empty where nobody reports"),
    CALLS_DAY("calls-daily", "day", "hari setempat wilayah, TTTT-BB-HH", "the region's own day, YYYY-MM-DD"),
    CALLS_REGION(
            "calls-daily", "regionCode", "kode wilayah; ID untuk Indonesia", "code of the region; ID for the nation"),
    CALLS_TOTAL("calls-daily", "calls", "panggilan yang sudah berkelas", "calls that have a class"),
    CALLS_NORMAL("calls-daily", "NORMAL", "panggilan darurat", "emergency calls"),
    CALLS_INFORMATION("calls-daily", "INFORMATION", "pertanyaan", "questions"),
    CALLS_PRANK("calls-daily", "PRANK", "iseng, menurut penilaian petugas", "pranks, by a person's judgement"),
    CALLS_GHOST(
            "calls-daily",
            "GHOST",
            "senyap setelah semua langkah panggilan senyap",
            "silent after every step of the silent-call procedure"),
    CALLS_ABANDONED("calls-daily", "ABANDONED", "terputus sebelum dijawab", "ended before they were answered"),
    CALLS_UNCLASSED(
            "calls-daily", "unclassed", "belum berkelas; tidak termasuk calls", "not classed yet; not in calls"),
    CALLS_P50(
            "calls-daily",
            "answerP50Seconds",
            "median detik dari dering sampai dijawab; kosong bila kurang dari 5 diukur",
            "median seconds from ringing to the answer; empty when fewer than 5 were measured"),
    CALLS_P90("calls-daily", "answerP90Seconds", "persentil 90 dari itu", "90th percentile of the same"),
    INCIDENTS_MONTH("incidents-monthly", "month", "bulan, TTTT-BB", "month, YYYY-MM"),
    INCIDENTS_SCOPE(
            "incidents-monthly", "scope", "ID, kode provinsi atau kode wilayah", "ID, a province's code or a region's"),
    INCIDENTS_TYPE(
            "incidents-monthly",
            "*",
            "kejadian satu jenis; kosong bila tidak ditampilkan",
            "incidents of one type; empty where they are not shown"),
    INCIDENTS_OTHER(
            "incidents-monthly",
            "OTHER_TYPES",
            "semua jenis yang tidak disebut sendiri",
            "all types that are not named by themselves"),
    INCIDENTS_TOTAL(
            "incidents-monthly",
            "TOTAL",
            "semua jenis; kosong bila salah satunya tidak ditampilkan",
            "all types; empty where one of them is not shown");

    private final String file;
    private final String column;
    private final String id;
    private final String en;

    DictionaryEntry(String file, String column, String id, String en) {
        this.file = file;
        this.column = column;
        this.id = id;
        this.en = en;
    }

    String file() {
        return file;
    }

    /** {@code *} for a column of each type. */
    String column() {
        return column;
    }

    String meaning(Language language) {
        return language.say(id, en);
    }
}
