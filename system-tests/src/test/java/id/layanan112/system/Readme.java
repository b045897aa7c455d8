package id.layanan112.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that a page asks its reader to type; the README first of all. */
record Readme(String text) {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    static Readme of(Path root) {
        return at(root.resolve("README.md"));
    }

    static Readme at(Path page) {
        try {
            return new Readme(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of one chapter, in their order. */
    List<String> blocks(String chapter) {
        Matcher from = Pattern.compile(
                        "^## " + Pattern.quote(chapter) + "\\n(.*?)(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text);
        if (!from.find()) {
            throw new AssertionError("no chapter: " + chapter);
        }
        return BLOCK.matcher(from.group(1))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
