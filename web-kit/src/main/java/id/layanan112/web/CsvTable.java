package id.layanan112.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table as a file: RFC 4180, UTF-8, points in numbers, ISO dates, what is missing is empty. */
public final class CsvTable {
    public static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

    private CsvTable() {}

    public static String of(Table table) {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(table.columns().stream().map(Table.Column::name).toList());
            for (Table.Row row : table.rows()) {
                printer.printRecord(values(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    private static List<String> values(Table.Row row) {
        return row.cells().stream().map(cell -> value(cell.raw())).toList();
    }

    private static String value(@Nullable Object raw) {
        if (raw == null) {
            return "";
        }
        String text = raw.toString();
        // A spreadsheet would run it.
        return raw instanceof Number || text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
