package id.layanan112.monitoring.federation;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A day as a CSV file, also as Excel writes it in Indonesia: semicolons, a byte order mark, commas in numbers, Windows-1252
 * where it is not UTF-8. The columns have the names of {@link Line}, in any order and with any capitals.
 */
final class CsvReport {
    static final List<String> COLUMNS = Arrays.stream(Line.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    private CsvReport() {}

    /** What a file comes to before its lines are checked. */
    sealed interface Parsed {
        /** @param firstLine where the first call stands in the file */
        record Lines(List<Line> lines, long firstLine) implements Parsed {}

        record Unreadable(Mistake mistake) implements Parsed {}
    }

    static Parsed parse(byte[] file) {
        String text = text(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.isEmpty()) {
                return wrong(1, "", "empty", "Berkas kosong.", "The file is empty.");
            }
            return lines(records);
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            return wrong(
                    0,
                    "",
                    "not-csv",
                    "Berkas ini bukan CSV: periksa tanda kutip.",
                    "This is no CSV file: look at its quotation marks.");
        }
    }

    private static Parsed lines(List<CSVRecord> records) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        CSVRecord head = records.getFirst();
        for (int i = 0; i < head.size(); i++) {
            String name = head.get(i).strip();
            String known = COLUMNS.stream()
                    .filter(column -> column.equalsIgnoreCase(name.replace("_", "")))
                    .findFirst()
                    .orElse(null);
            if (known == null || columns.put(known, i) != null) {
                return wrong(
                        1,
                        name,
                        known == null ? "unknown-column" : "doubled-column",
                        "Kolom yang dikenal, masing-masing sekali: " + String.join(" ", COLUMNS),
                        "Columns that are known, each once: " + String.join(" ", COLUMNS));
            }
        }
        List<Line> lines = new ArrayList<>();
        for (CSVRecord record : records.subList(1, records.size())) {
            if (record.size() != head.size()) {
                if (record.size() == 1 && record.get(0).isBlank() && record == records.getLast()) {
                    continue;
                }
                return wrong(
                        record.getRecordNumber(),
                        "",
                        "other-width",
                        "Baris ini punya " + record.size() + " kolom, judulnya " + head.size() + ".",
                        "This line has " + record.size() + " columns, the header has " + head.size() + ".");
            }
            lines.add(line(record, columns));
        }
        return new Parsed.Lines(lines, 2);
    }

    private static Line line(CSVRecord record, Map<String, Integer> columns) {
        return new Line(
                cell(record, columns, "ref"),
                cell(record, columns, "regionCode"),
                cell(record, columns, "callClass"),
                cell(record, columns, "channel"),
                cell(record, columns, "receivedAt"),
                cell(record, columns, "answerSeconds"),
                cell(record, columns, "handlingSeconds"),
                cell(record, columns, "incidentType"),
                cell(record, columns, "priority"),
                cell(record, columns, "restricted"),
                cell(record, columns, "agencyKind"),
                cell(record, columns, "dispatchSeconds"),
                cell(record, columns, "acknowledgeSeconds"),
                cell(record, columns, "turnoutSeconds"),
                cell(record, columns, "travelSeconds"));
    }

    private static @Nullable String cell(CSVRecord record, Map<String, Integer> columns, String column) {
        Integer at = columns.get(column);
        return at == null || record.get(at).isEmpty() ? null : record.get(at).replace("\0", "");
    }

    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String head = end < 0 ? text : text.substring(0, end);
        return List.of(';', '\t').stream()
                .filter(one -> head.indexOf(one) >= 0)
                .findFirst()
                .orElse(',');
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        // Excel's own first line, and its mark of the byte order.
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return plain.toLowerCase(Locale.ROOT).startsWith("sep=") ? plain.substring(plain.indexOf('\n') + 1) : plain;
    }

    private static Parsed wrong(long line, String column, String code, String id, String en) {
        return new Parsed.Unreadable(new Mistake(line, column, code, id, en));
    }
}
