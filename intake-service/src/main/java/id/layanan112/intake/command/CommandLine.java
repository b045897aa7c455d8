package id.layanan112.intake.command;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the command field: type, priority, hazards, victims, region, coordinates and a number are taken out where
 * they stand, in Indonesian or English; a road or place word begins the address; after a semicolon comes the narrative.
 * {@code kebakaran rumah jl asia afrika 12 p1 2 korban; api di lantai dua}.
 */
public final class CommandLine {
    private static final Pattern COORDINATES = Pattern.compile(
            "(?<![\\d.])(-?\\d{1,2}\\.\\d{2,})\\s*[, ]\\s*(1\\d{2}\\.\\d{2,}|9\\d\\.\\d{2,})(?![\\d.])");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\d.])(?:(?:\\+62|62|0)8\\d{1,3}[ -]?\\d{3,4}[ -]?\\d{3,5}|0\\d{2,3}[ -]\\d{6,8})(?!\\d)");
    private static final Pattern PRIORITY = Pattern.compile(
            "(?i)(?<!blok )(?<!lantai )(?<!gedung )(?<!no )(?<!\\w)(?:p|prioritas |priority )([1-4])(?!\\w)");
    private static final Pattern VICTIMS = Pattern.compile(
            "(?i)(?<!\\w)(\\d{1,4}) ?(?:orang )?(?:korban|luka|terluka|victims?|injured|people hurt)(?!\\w)");
    private static final Pattern UNSAFE = Pattern.compile(
            "(?i)(?<!\\w)(?:jangan (?:di)?telepon(?: balik)?|(?:tidak|tdk|tak|belum|kurang|ng?gak|gak|bukan) aman"
                    + "(?: (?:di)?telepon(?: balik)?)?|unsafe|(?:not|isn't|never) safe(?: to call(?: back)?)?|do not call back)(?!\\w)");
    private static final Pattern SAFE =
            Pattern.compile("(?i)(?<!\\w)(?:aman (?:di)?telepon(?: balik)?|safe to call(?: back)?)(?!\\w)");
    private static final Pattern KABUPATEN = Pattern.compile("^(kota|kabupaten|kab\\.?)$");

    private static final Set<String> PLACE = Set.of(
            "jl",
            "jl.",
            "jln",
            "jln.",
            "jalan",
            "gg",
            "gg.",
            "gang",
            "kp",
            "kp.",
            "kampung",
            "desa",
            "kel",
            "kel.",
            "kelurahan",
            "kec",
            "kec.",
            "kecamatan",
            "rt",
            "rw",
            "komplek",
            "kompleks",
            "perum",
            "perumahan",
            "blok",
            "dekat",
            "depan",
            "belakang",
            "samping",
            "simpang",
            "perempatan",
            "pertigaan",
            "pasar",
            "terminal",
            "stasiun",
            "hotel",
            "mall",
            "mal",
            "masjid",
            "gereja",
            "sekolah",
            "kantor",
            "gedung",
            "jembatan",
            "tol",
            "km",
            "street",
            "road",
            "near",
            "lapangan",
            "taman",
            "apartemen",
            "ruko");
    /** What follows is a name, whatever it means elsewhere: {@code jl gas}. */
    private static final Set<String> NAMED = Set.of("jl", "jl.", "jln", "jln.", "jalan", "gg", "gg.", "gang");

    private static final Set<String> FILLERS = Set.of(
            "ada", "lapor", "tolong", "terjadi", "there", "is", "a", "an", "di", "at", "in", "on", "the", "pak", "bu",
            "wilayah");
    private static final Map<String, Hazard> HAZARDS = Map.ofEntries(
            Map.entry("terluka", Hazard.INJURED),
            Map.entry("luka", Hazard.INJURED),
            Map.entry("injured", Hazard.INJURED),
            Map.entry("terjebak", Hazard.TRAPPED),
            Map.entry("terjepit", Hazard.TRAPPED),
            Map.entry("trapped", Hazard.TRAPPED),
            Map.entry("senjata", Hazard.WEAPON),
            Map.entry("pisau", Hazard.WEAPON),
            Map.entry("golok", Hazard.WEAPON),
            Map.entry("weapon", Hazard.WEAPON),
            Map.entry("armed", Hazard.WEAPON),
            Map.entry("listrik", Hazard.ELECTRICAL),
            Map.entry("electrical", Hazard.ELECTRICAL),
            Map.entry("gas", Hazard.GAS),
            Map.entry("terbakar", Hazard.BURNING),
            Map.entry("burning", Hazard.BURNING),
            Map.entry("tertutup", Hazard.ROAD_BLOCKED),
            Map.entry("blocked", Hazard.ROAD_BLOCKED),
            Map.entry("bunuhdiri", Hazard.SUICIDE_RISK),
            Map.entry("suicide", Hazard.SUICIDE_RISK));
    private static final Map<String, Disposition> DISPOSITIONS = Map.ofEntries(
            Map.entry("selesai", Disposition.RESOLVED),
            Map.entry("resolved", Disposition.RESOLVED),
            Map.entry("rujuk", Disposition.REFERRED),
            Map.entry("referred", Disposition.REFERRED),
            Map.entry("nihil", Disposition.NOTHING_FOUND),
            Map.entry("nothing", Disposition.NOTHING_FOUND),
            Map.entry("batal", Disposition.CANCELLED_BY_CALLER),
            Map.entry("cancelled", Disposition.CANCELLED_BY_CALLER),
            Map.entry("ganda", Disposition.DUPLICATE),
            Map.entry("duplicate", Disposition.DUPLICATE),
            Map.entry("palsu", Disposition.FALSE_REPORT),
            Map.entry("false", Disposition.FALSE_REPORT));
    private static final Set<String> DENIALS =
            Set.of("tidak", "tdk", "tak", "nggak", "gak", "bukan", "no", "not", "none");
    private static final Set<String> CODES = Set.of("wilayah", "kode", "region", "code");
    private static final int LONGEST_PHRASE = 5;
    private static final int FEW = 5;
    private static final int LONGEST = 500;

    private final Collection<RegionCode> own;
    private String line;
    private final EnumSet<Hazard> hazards = EnumSet.noneOf(Hazard.class);
    private String[] words = {};
    private boolean[] used = {};

    private CommandLine(String line, Collection<RegionCode> own) {
        this.line = line;
        this.own = own;
    }

    /**
     * @param text as typed
     * @param own the regions of the centre, whose names need no "kota" before them
     */
    public static Understood understand(String text, Collection<RegionCode> own) {
        int end = text.indexOf(';');
        if ((end < 0 ? text.length() : end) > LONGEST) {
            // Pasted, not typed: kept as it is.
            return new Understood(
                    null, null, null, null, null, null, null, Set.of(), null, null, null, text.strip(), null, null);
        }
        String narrative = end < 0 ? null : text.substring(end + 1).strip();
        return new CommandLine(end < 0 ? text : text.substring(0, end), own)
                .understood(narrative == null || narrative.isEmpty() ? null : narrative);
    }

    private Understood understood(@Nullable String told) {
        Optional<double[]> spot = take(COORDINATES, found ->
                new double[] {Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))});
        String number = take(NUMBER, found -> found.group().replace("-", "")).orElse(null);
        Priority priority =
                take(PRIORITY, found -> Priority.valueOf("P" + found.group(1))).orElse(null);
        Boolean safe =
                take(UNSAFE, found -> false).or(() -> take(SAFE, found -> true)).orElse(null);
        Victims victims = countsVictims() ? take(VICTIMS, this::victims).orElse(null) : null;
        words = line.strip().isEmpty() ? new String[0] : line.strip().split("\\s+");
        used = new boolean[words.length];

        Verb verb = verb();
        String kind = wants(verb) ? kind() : null;
        Disposition disposition = verb == Verb.CLOSE ? first(word -> DISPOSITIONS.get(word)) : null;
        IncidentType type = verb == null ? type() : null;
        takeHazards();
        String region = region();
        Rest rest = rest();
        return new Understood(
                verb,
                type,
                priority,
                region,
                rest.address(),
                spot.map(at -> at[0]).orElse(null),
                spot.map(at -> at[1]).orElse(null),
                hazards,
                victims,
                number,
                safe,
                told == null ? rest.before() : rest.before() == null ? told : rest.before() + "; " + told,
                kind,
                disposition);
    }

    /** A number right behind an address is the house's: {@code jl asia afrika 12 korban terjebak}. */
    private boolean countsVictims() {
        Matcher found = VICTIMS.matcher(line);
        if (!found.find()) {
            return false;
        }
        String before = line.substring(0, found.start()).strip();
        boolean address =
                Arrays.stream(before.toLowerCase(Locale.ROOT).split("\\s+")).anyMatch(PLACE::contains);
        // What was taken out before left two blanks: something stood between the address and the number.
        return !address
                || before.endsWith(",")
                || line.substring(0, found.start()).endsWith("  ");
    }

    private <T> Optional<T> take(Pattern pattern, Function<Matcher, T> read) {
        Matcher found = pattern.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        T value = read.apply(found);
        line = line.substring(0, found.start()) + " " + line.substring(found.end());
        return Optional.of(value);
    }

    private Victims victims(Matcher found) {
        int count = Integer.parseInt(found.group(1));
        if (count > 0
                && !found.group().toLowerCase(Locale.ROOT).contains("korban")
                && !found.group().toLowerCase(Locale.ROOT).contains("victim")) {
            hazards.add(Hazard.INJURED);
        }
        return switch (count) {
            case 0 -> Victims.NONE;
            case 1 -> Victims.ONE;
            default -> count <= FEW ? Victims.SEVERAL : Victims.MANY;
        };
    }

    private @Nullable Verb verb() {
        if (words.length == 0 || !words[0].startsWith("/")) {
            return null;
        }
        Verb verb = Verb.of(words[0].substring(1)).orElse(null);
        if (verb != null) {
            used[0] = true;
        } else if (words[0].length() > 1) {
            // A slash before a type is a habit.
            words[0] = words[0].substring(1);
        } else {
            used[0] = true;
        }
        return verb;
    }

    private static boolean wants(@Nullable Verb verb) {
        return verb == Verb.ADD || verb == Verb.WITHDRAW || verb == Verb.PHONED;
    }

    private @Nullable String kind() {
        return first(word -> KindNames.of(word).orElse(null));
    }

    private <T> @Nullable T first(Function<String, @Nullable T> read) {
        for (int i = 0; i < words.length; i++) {
            T found = used[i] ? null : read.apply(folded(i));
            if (found != null) {
                used[i] = true;
                return found;
            }
        }
        return null;
    }

    private String folded(int word) {
        return words[word].toLowerCase(Locale.ROOT).replaceAll("[,.:]+$", "");
    }

    /** Where the address begins: a place word that is no part of a type's name. */
    private int placeFrom() {
        return IntStream.range(0, words.length)
                .filter(i -> !used[i] && PLACE.contains(words[i].toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(words.length);
    }

    /** A phrase that names a type; of several the most urgent, and what caused it before who is hurt by it. */
    private record Named(IncidentType type, int from, int length) {
        private static final Comparator<Named> MOST_URGENT = Comparator.comparing(
                        (Named one) -> IncidentDefaults.of(one.type).priority())
                .thenComparing(one -> one.type == IncidentType.MEDICAL || one.type == IncidentType.CRIME)
                .thenComparing(one -> one.from);
    }

    /** The longest phrases before the address, or the very last words; else, at the beginning, one that nearly is one. */
    private @Nullable IncidentType type() {
        List<Named> all = new ArrayList<>();
        for (int length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
            for (int from = 0; from + length <= words.length; from++) {
                int at = from;
                int size = length;
                if (free(from, length) && (!named(from) || last(from, length))) {
                    TypeNames.exactly(phrase(from, length)).ifPresent(type -> {
                        all.add(new Named(type, at, size));
                        use(at, size);
                    });
                }
            }
        }
        Optional<Named> most = all.stream().min(Named.MOST_URGENT);
        if (most.isPresent()) {
            // The others are what is told besides.
            all.stream()
                    .filter(one -> !one.equals(most.get()))
                    .forEach(one -> Arrays.fill(used, one.from, one.from + one.length, false));
            return most.get().type();
        }
        int from = 0;
        while (from < words.length && (used[from] || FILLERS.contains(folded(from)))) {
            from++;
        }
        for (int length = Math.min(3, placeFrom() - from); length > 0; length--) {
            Optional<IncidentType> type = TypeNames.nearly(phrase(from, length));
            if (type.isPresent()) {
                use(from, length);
                return type.get();
            }
        }
        return null;
    }

    /** Within an address: a road that is named after something, or anything behind it. */
    private boolean named(int from) {
        return IntStream.range(0, from).anyMatch(i -> PLACE.contains(words[i].toLowerCase(Locale.ROOT)));
    }

    /** The last words, and none that a road is named after. */
    private boolean last(int from, int length) {
        return from + length == words.length && from >= 2 && !NAMED.contains(words[from - 1].toLowerCase(Locale.ROOT));
    }

    private boolean free(int from, int length) {
        return IntStream.range(from, from + length).noneMatch(i -> used[i]);
    }

    private void use(int from, int length) {
        Arrays.fill(used, from, from + length, true);
    }

    private String phrase(int from, int length) {
        return IntStream.range(from, from + length).mapToObj(this::folded).collect(Collectors.joining(" "));
    }

    private void takeHazards() {
        for (int i = 0; i < words.length; i++) {
            Hazard hazard = used[i] || denied(i) || (i > 0 && NAMED.contains(words[i - 1].toLowerCase(Locale.ROOT)))
                    ? null
                    : HAZARDS.get(folded(i));
            if (hazard != null) {
                hazards.add(hazard);
                used[i] = true;
            }
        }
    }

    /** {@code tidak ada yang terjebak}. */
    private boolean denied(int word) {
        return IntStream.range(Math.max(0, word - 3), word).anyMatch(i -> DENIALS.contains(folded(i)));
    }

    /** By its code, by its name after "kota" or "kabupaten", or by its name at the end when the centre serves it. */
    private @Nullable String region() {
        for (int i = 0; i < words.length; i++) {
            Optional<RegionCode> code = used[i] ? Optional.empty() : RegionCode.parse(folded(i));
            boolean said = i > 0 && (used[0] && i == 1 && words[0].startsWith("/") || CODES.contains(folded(i - 1)));
            // A time is written like a code: 14.05.
            if (code.flatMap(Regions::find).isPresent() && (said || own.contains(code.get()))) {
                used[i] = true;
                if (CODES.contains(folded(i - 1 < 0 ? 0 : i - 1))) {
                    used[i - 1] = true;
                }
                return code.get().value();
            }
        }
        for (int i = 0; i + 1 < words.length; i++) {
            if (!used[i] && KABUPATEN.matcher(folded(i)).matches()) {
                for (int length = Math.min(LONGEST_PHRASE, words.length - i - 1); length > 0; length--) {
                    Optional<Region> region = named(folded(i), phrase(i + 1, length));
                    if (region.isPresent()) {
                        use(i, length + 1);
                        return region.get().code().value();
                    }
                }
            }
        }
        return ownAtTheEnd();
    }

    private @Nullable String ownAtTheEnd() {
        for (int length = Math.min(3, words.length); length > 0; length--) {
            int from = words.length - length;
            if (!free(from, length) || (from > 0 && PLACE.contains(words[from - 1].toLowerCase(Locale.ROOT)))) {
                continue;
            }
            String name = phrase(from, length);
            Optional<Region> region = own.stream()
                    .flatMap(code -> Regions.find(code).stream())
                    .filter(one -> bare(one).equals(name))
                    .findFirst();
            if (region.isPresent()) {
                use(from, length);
                return region.get().code().value();
            }
        }
        return null;
    }

    private static Optional<Region> named(String kindWord, String name) {
        boolean city = kindWord.equals("kota");
        return Regions.all().stream()
                .filter(region -> bare(region).equals(name))
                .filter(region -> region.name().startsWith("Kota ") == city)
                .findFirst();
    }

    private static String bare(Region region) {
        return region.name()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(kabupaten administrasi|kota administrasi|kabupaten|kota) ", "");
    }

    private record Rest(@Nullable String address, @Nullable String before) {}

    /** What is left: from a place word on the address, else all of it; before it, what was said of the incident. */
    private Rest rest() {
        int from = placeFrom();
        String before = text(0, from);
        String address = text(from, words.length);
        return from == words.length ? new Rest(before, null) : new Rest(address, before);
    }

    private @Nullable String text(int from, int to) {
        List<String> left = IntStream.range(from, to)
                .filter(i -> !used[i])
                .mapToObj(i -> words[i])
                .collect(Collectors.toList());
        while (!left.isEmpty() && FILLERS.contains(left.getFirst().toLowerCase(Locale.ROOT))) {
            left.removeFirst();
        }
        while (!left.isEmpty() && FILLERS.contains(left.getLast().toLowerCase(Locale.ROOT))) {
            left.removeLast();
        }
        String text = String.join(" ", left).replaceAll("[,\\s]+$", "");
        return text.isEmpty() ? null : text;
    }
}
