package id.layanan112.intake.centre;

import id.layanan112.kit.sql.Sql;
import id.layanan112.kit.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a centre needs before it answers 112, and what of it is missing. */
@ApplicationScoped
class Readiness {
    private final Sql sql;
    private final List<String> kinds;

    /** @param kinds {@code layanan112.intake.centre.kinds}: agency kinds that every region needs */
    Readiness(
            Sql sql,
            @ConfigProperty(
                            name = "layanan112.intake.centre.kinds",
                            defaultValue = "POLICE,FIRE,MEDICAL,POWER,DISASTER")
                    List<String> kinds) {
        this.sql = sql;
        this.kinds = kinds;
    }

    /** @param missing codes of what is not there, an agency as {@code FIRE 32.73} */
    record Item(String code, boolean ready, Problem.Text text, List<String> missing) {}

    record Checklist(String centreCode, boolean ready, List<Item> items) {}

    Checklist of(String code, CentreSettings settings) {
        List<String> regions = settings.regions();
        List<Item> items = List.of(
                item("AGENCIES", "Satu instansi setiap jenis", "An agency of each kind", noAgency(regions)),
                item(
                        "TEST_ORDER",
                        "Perintah uji dijawab instansi",
                        "A test order that an agency acknowledged",
                        tested(regions) ? List.of() : regions),
                item(
                        "TELEPHONY",
                        "Peristiwa dari sistem telepon",
                        "An event of the telephone system",
                        heard(code) ? List.of() : List.of(code)),
                item(
                        "HUMAN",
                        "Pengawas bernomor telepon dan pusat pengganti",
                        "A supervisor with a telephone, and a deputy centre",
                        human(settings)));
        return new Checklist(code, items.stream().allMatch(Item::ready), items);
    }

    private static Item item(String code, String id, String en, List<String> missing) {
        return new Item(code, missing.isEmpty(), new Problem.Text(id, en), missing);
    }

    /** An agency of the region or of its province; a national desk is for when these are silent. */
    private List<String> noAgency(List<String> regions) {
        return sql.query(
                "SELECT k.kind || ' ' || r.region FROM unnest(?) WITH ORDINALITY AS r(region, i),"
                        + " unnest(?) WITH ORDINALITY AS k(kind, j) WHERE NOT EXISTS (SELECT 1 FROM agency_contact a"
                        + " WHERE a.kind = k.kind AND (r.region = ANY (a.regions) OR left(r.region, 2) = ANY (a.regions)))"
                        + " ORDER BY i, j",
                row -> row.getString(1),
                regions.toArray(String[]::new),
                kinds.toArray(String[]::new));
    }

    private boolean tested(List<String> regions) {
        return sql.first(
                        "SELECT 1 FROM agency_contact WHERE regions && ? AND tested_at IS NOT NULL",
                        row -> true,
                        (Object) regions.toArray(String[]::new))
                .isPresent();
    }

    private boolean heard(String code) {
        return sql.first("SELECT 1 FROM telephony_event WHERE centre_code = ? LIMIT 1", row -> true, code)
                .isPresent();
    }

    private static List<String> human(CentreSettings settings) {
        boolean supervisor = !settings.supervisors().isEmpty();
        boolean deputy = settings.deputy() != null;
        return supervisor
                ? deputy ? List.of() : List.of("deputy")
                : deputy ? List.of("supervisors") : List.of("supervisors", "deputy");
    }
}
