package id.layanan112.gateway.registry;

import id.layanan112.gateway.registry.AgencyBody.ChannelBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One agency as a line of a table: the same agency as in JSON, with at most one webhook, and one of its exercises. */
final class AgencyRow {
    static final List<String> NEEDED = List.of("agencyId", "name", "kind", "scope", "regions", "telephone");
    static final List<String> COLUMNS = Stream.concat(
                    NEEDED.stream(), Stream.of("agreements", "webhook", "exerciseWebhook", "secret"))
            .toList();

    private AgencyRow() {}

    static AgencyBody body(Map<String, String> row) {
        return new AgencyBody(
                text(row, "agencyId"),
                text(row, "name"),
                text(row, "kind"),
                text(row, "scope"),
                words(row, "regions"),
                words(row, "agreements"),
                null,
                text(row, "telephone"),
                null,
                null,
                null,
                null,
                null,
                channels(row));
    }

    /** Null, as they are, where the table names none. */
    private static @Nullable List<ChannelBody> channels(Map<String, String> row) {
        List<ChannelBody> channels = new ArrayList<>();
        for (boolean exercise : new boolean[] {false, true}) {
            String address = text(row, exercise ? "exerciseWebhook" : "webhook");
            if (address != null) {
                channels.add(new ChannelBody(exercise, "WEBHOOK", address, text(row, "secret"), null, null, null));
            }
        }
        return channels.isEmpty() ? null : channels;
    }

    private static @Nullable String text(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "").strip();
        return text.isEmpty() ? null : text;
    }

    private static List<String> words(Map<String, String> row, String column) {
        String text = text(row, column);
        return text == null ? List.of() : List.of(text.split(" +"));
    }
}
