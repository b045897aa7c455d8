package id.layanan112.routing.policy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The keys and values of one mapping of a document, read strictly: what is not known, doubled or of another shape is
 * found, with its line, and reads as if it were not there.
 */
final class Fields {
    private final String where;
    private final int line;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** @param known the keys that there may be; empty: any */
    Fields(@Nullable Node node, String where, Findings findings, Set<String> known) {
        this.where = where;
        this.line = node == null ? 0 : lineOf(node);
        this.findings = findings;
        switch (node) {
            case null -> {}
            case MappingNode mapping -> mapping.getValue().forEach(tuple -> take(tuple, known));
            default -> found(node, "", "not-a-mapping", "Diharapkan kunci dan nilai.", "Keys and values are expected.");
        }
    }

    private void take(NodeTuple tuple, Set<String> known) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (!known.isEmpty() && !known.contains(key)) {
            String all = String.join(", ", new TreeSet<>(known));
            found(
                    tuple.getKeyNode(),
                    key,
                    "unknown-key",
                    "Kunci ini tidak dikenal. Yang ada: " + all + ".",
                    "There is no such key. Known: " + all + ".");
        } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
            found(tuple.getKeyNode(), key, "doubled-key", "Kunci ini tertulis dua kali.", "This key is written twice.");
        }
    }

    int line() {
        return line;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** The line of a key's value; of the mapping where the key is missing. */
    int line(String key) {
        Node node = values.get(key);
        return node == null ? line : lineOf(node);
    }

    Fields fields(String key, Set<String> known) {
        return new Fields(values.get(key), path(key), findings, known);
    }

    /** A list of mappings. */
    List<Node> list(String key) {
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null) {
            found(node, key, "not-a-list", "Diharapkan daftar.", "A list is expected.");
        }
        return List.of();
    }

    @Nullable
    String text(String key) {
        Node node = values.get(key);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        if (node != null) {
            found(node, key, "not-a-text", "Diharapkan satu nilai.", "One value is expected.");
        }
        return null;
    }

    String required(String key) {
        String text = text(key);
        if (text == null && !values.containsKey(key)) {
            found(line, key, "missing", "Wajib diisi.", "It is missing.");
        }
        return text == null ? "" : text;
    }

    /** One value, or a list of them; none twice. */
    Set<String> texts(String key) {
        Node node = values.get(key);
        Set<String> texts = new LinkedHashSet<>();
        List<Node> nodes = node == null ? List.of() : node instanceof ScalarNode ? List.of(node) : list(key);
        if (node instanceof SequenceNode && nodes.isEmpty()) {
            emptyList(node, key);
        }
        for (Node one : nodes) {
            if (!(one instanceof ScalarNode scalar)) {
                found(one, key, "not-a-text", "Diharapkan satu nilai.", "One value is expected.");
            } else if (!texts.add(scalar.getValue().strip())) {
                found(one, key, "named-twice", "Tertulis dua kali.", "It is named twice.");
            }
        }
        return texts;
    }

    private void emptyList(Node node, String key) {
        found(
                node,
                key,
                "empty-list",
                "Daftar kosong: hapus kunci ini.",
                "An empty list says nothing: leave the key out.");
    }

    <E extends Enum<E>> Set<E> words(String key, Class<E> type, Predicate<E> allowed) {
        Set<E> words = new LinkedHashSet<>();
        for (String text : texts(key)) {
            E word = word(line(key), key, text, type, allowed);
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    <E extends Enum<E>> @Nullable E word(String key, Class<E> type, Predicate<E> allowed) {
        String text = text(key);
        return text == null ? null : word(line(key), key, text, type, allowed);
    }

    <E extends Enum<E>> @Nullable E word(int at, String key, String text, Class<E> type, Predicate<E> allowed) {
        List<E> all = Arrays.stream(type.getEnumConstants()).filter(allowed).toList();
        return all.stream().filter(one -> one.name().equals(text)).findFirst().orElseGet(() -> {
            String names = String.join(", ", all.stream().map(Enum::name).toList());
            found(
                    at,
                    key,
                    "unknown-word",
                    "Tidak dikenal: " + shown(text) + ". Salah satu dari: " + names + ".",
                    "Not known: " + shown(text) + ". One of: " + names + ".");
            return null;
        });
    }

    /** A time as {@code 45s} or {@code 2m} for all rungs, or a list of them, one for each. */
    @Nullable
    Deadlines deadlines(String key) {
        Node node = values.get(key);
        List<Node> nodes = node == null ? List.of() : node instanceof SequenceNode ? list(key) : List.of(node);
        List<Duration> byRung = new ArrayList<>();
        for (Node one : nodes) {
            Duration length = duration(key, one);
            if (length != null) {
                byRung.add(length);
            }
        }
        if (node instanceof SequenceNode && nodes.isEmpty()) {
            emptyList(node, key);
        }
        return byRung.isEmpty() ? null : new Deadlines(byRung);
    }

    private @Nullable Duration duration(String key, Node node) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        try {
            Duration duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            if (duration.compareTo(Duration.ofSeconds(5)) >= 0 && duration.compareTo(Duration.ofHours(24)) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Found below, with what is expected.
        }
        found(
                node,
                key,
                "not-a-duration",
                "Diharapkan lama waktu dari 5s sampai 24h, misalnya 45s atau 2m.",
                "A time from 5s to 24h is expected, as 45s or 2m.");
        return null;
    }

    void found(int at, String key, String code, String id, String en) {
        findings.add(at, path(key), code, id, en);
    }

    private void found(Node node, String key, String code, String id, String en) {
        found(lineOf(node), key, code, id, en);
    }

    /** What was written may be anything: no more of it than a person can read. */
    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private String path(String key) {
        if (where.isEmpty() || key.isEmpty()) {
            return shown(where + key);
        }
        return where + "." + shown(key);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
