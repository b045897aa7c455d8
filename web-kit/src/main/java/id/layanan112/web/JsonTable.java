package id.layanan112.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table as objects, one for each row: the columns' names, numbers as numbers, what is missing as null. */
public final class JsonTable {
    private JsonTable() {}

    public static List<Map<String, @Nullable Object>> of(Table table) {
        return table.rows().stream().map(row -> object(table, row)).toList();
    }

    private static Map<String, @Nullable Object> object(Table table, Table.Row row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Object raw = row.cells().get(i).raw();
            object.put(
                    table.columns().get(i).name(),
                    raw == null || raw instanceof Number || raw instanceof Boolean ? raw : raw.toString());
        }
        return object;
    }
}
