package id.layanan112.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, as people see it and as programs read it.
 *
 * @param id its word in addresses
 * @param caption what it shows, for ears and for the file
 */
public record Table(String id, String caption, List<Column> columns, List<Row> rows) {

    /**
     * One column.
     *
     * @param name as programs read it, always the same in every language
     */
    public record Column(String name, String label, boolean number) {
        public static Column text(String name, String label) {
            return new Column(name, label, false);
        }

        public static Column number(String name, String label) {
            return new Column(name, label, true);
        }
    }

    /**
     * One line; its first cell is its head.
     *
     * @param style a word of the style sheet; empty for none
     * @param key under which a live screen changes its style; null for none
     */
    public record Row(String style, @Nullable String key, List<Cell> cells) {
        public static Row of(Cell... cells) {
            return new Row("", null, List.of(cells));
        }

        public Cell head() {
            return cells.getFirst();
        }

        public List<Cell> rest() {
            return cells.subList(1, cells.size());
        }
    }

    /**
     * One value.
     *
     * @param text as people read it
     * @param raw as programs read it; null for what is missing
     * @param number whether it stands to the right
     * @param code small before the text; null for none
     * @param href null for no link
     * @param key under which a live screen changes it; null for what stays
     * @param note small behind the text; null for none
     */
    public record Cell(
            String text,
            @Nullable Object raw,
            boolean number,
            @Nullable String code,
            @Nullable String href,
            @Nullable String key,
            @Nullable String note) {

        public static Cell text(String text) {
            return new Cell(text, text, false, null, null, null, null);
        }

        public static Cell number(String text, @Nullable Object raw) {
            return new Cell(text, raw, true, null, null, null, null);
        }

        public static Cell whole(long number, Language language) {
            return number(Numbers.whole(number, language), number);
        }

        public static Cell seconds(@Nullable Double seconds, Language language) {
            return number(Numbers.seconds(seconds, language), seconds);
        }

        public static Cell share(@Nullable Double share, Language language) {
            return number(Numbers.share(share, language), share);
        }

        public Cell live(String liveKey) {
            return new Cell(text, raw, number, code, href, liveKey, note);
        }

        public Cell linked(@Nullable String address) {
            return new Cell(text, raw, number, code, address, key, note);
        }

        public Cell coded(@Nullable String small) {
            return new Cell(text, raw, number, small, href, key, note);
        }

        public Cell noted(@Nullable String small) {
            return new Cell(text, raw, number, code, href, key, small);
        }

        public Cell raw(@Nullable Object value) {
            return new Cell(text, value, number, code, href, key, note);
        }
    }
}
