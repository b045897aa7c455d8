package id.layanan112.gateway.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import id.layanan112.kit.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes a table of agencies: says line by line what would come of it, and takes it whole or not at all. */
@ApplicationScoped
class AgencyImport {
    private static final int LINES = 5_000;

    private final Agencies agencies;

    AgencyImport(Agencies agencies) {
        this.agencies = agencies;
    }

    /** What would become of one line. */
    enum Fate {
        NEW,
        CHANGED,
        SAME,
        WRONG
    }

    /** @param line of the file, the header being 1 */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(int line, String agencyId, Fate fate, List<Problem.FieldError> errors) {}

    /** @param taken false of a preview, and when a line is wrong */
    record Report(boolean taken, int wrong, List<Line> lines) {}

    /** What became of a file. */
    sealed interface Outcome {
        record Read(Report report) implements Outcome {}

        /** It is no such table. */
        record Unreadable(Problem.FieldError why) implements Outcome {}
    }

    /**
     * @param centre whose regions alone may be named; empty for the nation
     * @param commit false for a preview
     */
    @Transactional
    Outcome read(String csv, Optional<String> centre, boolean commit) {
        List<Map<String, String>> table;
        try {
            table = table(csv);
        } catch (IOException | UncheckedIOException e) {
            return unreadable("body", "no-csv", "Ini bukan tabel CSV.", "This is no CSV table.");
        }
        Set<String> columns = table.isEmpty() ? Set.of() : table.getFirst().keySet();
        Set<String> odd = new TreeSet<>(columns);
        AgencyRow.COLUMNS.forEach(odd::remove);
        if (!columns.containsAll(AgencyRow.NEEDED) || !odd.isEmpty()) {
            return unreadable(
                    "header",
                    "columns",
                    "Kolom: " + String.join(", ", AgencyRow.COLUMNS) + ".",
                    "The columns are " + String.join(", ", AgencyRow.COLUMNS) + ".");
        }
        if (table.size() > LINES) {
            return unreadable("body", "too-long", "Paling banyak 5000 baris.", "At most 5000 lines.");
        }
        return new Outcome.Read(read(table, centre, commit));
    }

    private Report read(List<Map<String, String>> table, Optional<String> centre, boolean commit) {
        List<Line> lines = new ArrayList<>();
        List<Agency> changed = new ArrayList<>();
        List<AgencyChannel> channels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < table.size(); i++) {
            AgencyRow row = AgencyRow.of(table.get(i), centre);
            List<Problem.FieldError> errors = new ArrayList<>(row.errors());
            Optional<Agency> before = agencies.find(row.agency().agencyId());
            if (before.filter(one -> !one.managedBy(centre.isEmpty(), centre)).isPresent()) {
                errors.add(new Problem.FieldError(
                        "agencyId",
                        "not-yours",
                        new Problem.Text("Instansi ini milik pusat lain.", "This agency belongs to another centre.")));
            }
            if (!seen.add(row.agency().agencyId())) {
                errors.add(new Problem.FieldError(
                        "agencyId", "twice", new Problem.Text("Disebut dua kali.", "It is named twice.")));
            }
            Fate fate = errors.isEmpty() ? fate(row, before) : Fate.WRONG;
            lines.add(new Line(i + 2, row.agency().agencyId(), fate, List.copyOf(errors)));
            if (fate == Fate.NEW || fate == Fate.CHANGED) {
                changed.add(row.agency());
                channels.addAll(row.channels());
            }
        }
        int wrong =
                (int) lines.stream().filter(line -> line.fate() == Fate.WRONG).count();
        boolean taken = commit && wrong == 0;
        if (taken) {
            agencies.take(changed, channels);
        }
        return new Report(taken, wrong, lines);
    }

    private Fate fate(AgencyRow row, Optional<Agency> before) {
        return before.map(one -> row.agency().sameAs(one) && agencies.has(row.channels()) ? Fate.SAME : Fate.CHANGED)
                .orElse(Fate.NEW);
    }

    /** Excel in Indonesian writes semicolons, and a byte order mark. */
    private static List<Map<String, String>> table(String csv) throws IOException {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        String header = text.lines().findFirst().orElse("");
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(header.contains(";") ? ';' : ',');
        try (MappingIterator<Map<String, String>> rows = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .build()
                .readerForMapOf(String.class)
                .with(schema)
                .readValues(text)) {
            return rows.readAll();
        }
    }

    private static Outcome unreadable(String field, String code, String id, String en) {
        return new Outcome.Unreadable(new Problem.FieldError(field, code, new Problem.Text(id, en)));
    }
}
