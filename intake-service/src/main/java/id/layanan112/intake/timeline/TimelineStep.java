package id.layanan112.intake.timeline;

import id.layanan112.kit.web.Problem;
import java.util.Arrays;

/** The steps that a call taker sees, and how they are told: %1 the agency, %2 the kind, %3 the reason. */
enum TimelineStep {
    DECIDED("Diteruskan ke: %3$s", "Routed to: %3$s"),
    NO_AGENCY("Tidak ada instansi: %3$s", "No agency: %3$s"),
    DELIVERED("%1$s: perintah terkirim", "%1$s: order delivered"),
    RECEIVED("%1$s: diterima sistem", "%1$s: received by the system"),
    READ("%1$s: dibaca petugas", "%1$s: read by a person"),
    ACCEPTED("%1$s: menerima", "%1$s: accepted"),
    PARTIAL("%1$s: menerima sebagian", "%1$s: accepted in part"),
    DECLINED("%1$s: menolak (%3$s)", "%1$s: declined (%3$s)"),
    DEFERRED("%1$s: menunda", "%1$s: deferred"),
    EN_ROUTE("%1$s: dalam perjalanan", "%1$s: en route"),
    ON_SCENE("%1$s: di lokasi", "%1$s: on scene"),
    DONE("%1$s: selesai", "%1$s: done"),
    LATE_ANSWER("%1$s: jawaban terlambat (%3$s)", "%1$s: late answer (%3$s)"),
    DEADLINE_MISSED("%1$s: tidak menjawab pada waktunya", "%1$s: did not answer in time"),
    ESCALATED("Dialihkan ke %1$s (%3$s)", "Moved on to %1$s (%3$s)"),
    UNFULFILLED("%2$s: dipegang %1$s (%3$s)", "%2$s: held by %1$s (%3$s)"),
    TOLD_BY_PHONE("%1$s: diberi tahu lewat telepon", "%1$s: told by telephone"),
    HANDOVER_OFFERED("Ditawarkan ke %1$s", "Offered to %1$s"),
    HANDOVER_ACCEPTED("%1$s mengambil alih", "%1$s took it over"),
    HANDOVER_DECLINED("%1$s menolak mengambil alih", "%1$s declined to take it over"),
    HANDOVER_TIMED_OUT("%1$s tidak menjawab tawaran", "%1$s did not answer the offer"),
    NOTED("%1$s: menulis kepada petugas panggilan", "%1$s: wrote to the call taker"),
    CLOSED("%1$s: ditutup (%3$s)", "%1$s: closed (%3$s)"),
    OTHER("%1$s: %3$s", "%1$s: %3$s");

    private final String id;
    private final String en;

    TimelineStep(String id, String en) {
        this.id = id;
        this.en = en;
    }

    /** One that only a newer version knows is OTHER here. */
    static TimelineStep of(String written) {
        return Arrays.stream(values())
                .filter(step -> step.name().equals(written))
                .findFirst()
                .orElse(OTHER);
    }

    Problem.Text tell(Timeline.Entry entry) {
        return new Problem.Text(
                id.formatted(entry.agency(), entry.kind(), entry.reason()) + units(entry),
                en.formatted(entry.agency(), entry.kind(), entry.reasonEn() == null ? entry.reason() : entry.reasonEn())
                        + units(entry));
    }

    private static String units(Timeline.Entry entry) {
        return entry.units().isEmpty() ? "" : " (" + String.join(", ", entry.units()) + ")";
    }
}
