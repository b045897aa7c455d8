package id.layanan112.intake.command;

import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.region.RegionSearch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line may become, the likeliest first: a verb, a type, a region or an agency kind, also when spelt nearly so. */
public final class Suggestions {
    private static final int MOST = 6;
    private static final int CHARS = 200;
    /** What came before, the word that begins a region, two letters of it or more. */
    private static final Pattern REGION = Pattern.compile(
            "(|.*\\s)(kota|kab\\.?|kabupaten|wilayah|region)\\s+(\\p{L}{2}[\\p{L} ]{0,30})", Pattern.CASE_INSENSITIVE);

    private Suggestions() {}

    public static List<Suggestion> of(String text, boolean english) {
        String line = text.stripLeading();
        if (line.length() > CHARS || line.indexOf(';') >= 0) {
            return List.of();
        }
        if (line.startsWith("/")) {
            int blank = line.indexOf(' ');
            return blank < 0
                    ? verbs(line, english)
                    : Verb.of(line.substring(1, blank))
                            .map(verb -> after(verb, line.substring(0, blank + 1), line.substring(blank + 1)))
                            .orElse(List.of());
        }
        List<Suggestion> regions = regions(line);
        return regions.isEmpty() ? types(line, english) : regions;
    }

    /** Where a region's name has begun, the line may end with it. */
    private static List<Suggestion> regions(String line) {
        Matcher begun = REGION.matcher(line);
        return begun.matches()
                ? RegionSearch.find(begun.group(3), MOST).stream()
                        .map(region -> new Suggestion(
                                begun.group(1) + region.name().toLowerCase(Locale.ROOT) + " ",
                                region.code().value() + " " + region.name()))
                        .toList()
                : List.of();
    }

    private static List<Suggestion> verbs(String typed, boolean english) {
        String word = typed.substring(1).toLowerCase(Locale.ROOT);
        List<Suggestion> verbs = Arrays.stream(Verb.values())
                .filter(verb -> verb.startsWith(word))
                .map(verb -> new Suggestion(verb.word(english) + " ", verb.word(english)))
                .toList();
        return verbs.isEmpty() ? types(word, english) : verbs;
    }

    private static List<Suggestion> types(String typed, boolean english) {
        // Once more is typed than a type can be called, the type is said.
        return typed.split("\\s+").length > 3
                ? List.of()
                : TypeNames.startingWith(typed, MOST).stream()
                        .map(type -> suggestion(type, english))
                        .toList();
    }

    private static Suggestion suggestion(IncidentType type, boolean english) {
        String name = TypeNames.of(type, english);
        return new Suggestion(name.toLowerCase(Locale.ROOT) + " ", name + " · " + type.name());
    }

    private static List<Suggestion> after(Verb verb, String before, String typed) {
        return switch (verb) {
            case HAND_OVER ->
                RegionSearch.find(typed, MOST).stream()
                        .map(region -> new Suggestion(
                                before + region.code().value(), region.code().value() + " " + region.name()))
                        .toList();
            case ADD, WITHDRAW, PHONED ->
                KindNames.startingWith(typed, MOST).stream()
                        .map(kind -> new Suggestion(before + kind.word(), kind.word() + " · " + kind.code()))
                        .toList();
            case PRANK, SILENT, DROPPED, INFORMATION, JOIN, UNDO, CLOSE, REOPEN, PROMISE -> List.of();
        };
    }
}
