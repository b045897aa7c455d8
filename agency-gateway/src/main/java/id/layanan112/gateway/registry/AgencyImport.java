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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a table of agencies: says line by line what would come of it, and proposes it whole or not at all. */
@ApplicationScoped
class AgencyImport {
    private static final int LINES = 5_000;

    private final Agencies agencies;
    private final AgencyChanges changes;

    AgencyImport(Agencies agencies, AgencyChanges changes) {
        this.agencies = agencies;
        this.changes = changes;
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

    /** @param changeId what a second person has to agree to; null of a preview, and when a line is wrong */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            boolean proposed,
            int wrong,
            List<Line> lines,
            @Nullable UUID changeId) {}

    /** What became of a file. */
    sealed interface Outcome {
        record Read(Report report) implements Outcome {}

        /** It is no such table. */
        record Unreadable(Problem.FieldError why) implements Outcome {}
    }

    /**
     * @param centre whose regions alone may be named; empty for the nation
     * @param who proposes it; null for a preview
     */
    @Transactional
    Outcome read(String csv, Optional<String> centre, @Nullable String who) {
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
        return new Outcome.Read(read(table, centre, who));
    }

    private Report read(List<Map<String, String>> table, Optional<String> centre, @Nullable String who) {
        List<Line> lines = new ArrayList<>();
        List<AgencyBody> changed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < table.size(); i++) {
            AgencyBody body = merged(AgencyRow.body(table.get(i)));
            AgencyRules.Read read = AgencyRules.read(body);
            String id = read.agency().agencyId();
            List<Problem.FieldError> errors = new ArrayList<>(read.errors());
            Optional<Agency> before = agencies.find(id);
            errors.addAll(changes.errors(read.agency(), body, centre));
            if (!seen.add(id)) {
                errors.add(new Problem.FieldError(
                        "agencyId", "twice", new Problem.Text("Disebut dua kali.", "It is named twice.")));
            }
            Fate fate = errors.isEmpty() ? fate(body, read.agency(), before) : Fate.WRONG;
            lines.add(new Line(i + 2, id, fate, List.copyOf(errors)));
            if (fate == Fate.NEW || fate == Fate.CHANGED) {
                changed.add(body);
            }
        }
        int wrong =
                (int) lines.stream().filter(line -> line.fate() == Fate.WRONG).count();
        UUID changeId = who == null || wrong > 0 || changed.isEmpty() ? null : changes.propose(changed, centre, who);
        return new Report(changeId != null, wrong, lines, changeId);
    }

    /** A table has not all that the registry knows: the rest stays as it is. */
    private AgencyBody merged(AgencyBody row) {
        return agencies.find(Objects.requireNonNullElse(row.agencyId(), ""))
                .map(before -> new AgencyBody(
                        row.agencyId(),
                        row.name(),
                        row.kind(),
                        row.scope(),
                        row.regions(),
                        row.agreements(),
                        row.state(),
                        row.telephone(),
                        before.opening(),
                        before.contacts(),
                        before.maxInFlight(),
                        before.perSecond(),
                        before.heartbeatSeconds(),
                        row.channels() == null ? null : changes.withOthers(before.agencyId(), row.channels())))
                .orElse(row);
    }

    private Fate fate(AgencyBody body, Agency agency, Optional<Agency> before) {
        return before.map(one -> changes.changesNothing(one, agency, body) ? Fate.SAME : Fate.CHANGED)
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
