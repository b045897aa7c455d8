package id.layanan112.routing.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads policies, which are YAML or JSON, strictly: a misspelt key would make a rule broader. Whatever is wrong is found
 * together, each with its line.
 */
public final class PolicyReader {
    /** Larger than any that people write; the nation's has 5 kB. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 10;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern HOURS = Pattern.compile("[0-9]{2}:[0-9]{2} ?- ?[0-9]{2}:[0-9]{2}");
    private static final int MOST_LETTERS = 200;
    private static final Set<String> KEYS = Set.of(
            "policyId", "scope", "owner", "legalBasis", "from", "until", "rules", "deadlines", "chains", "restricted");
    private static final Set<String> RULE_KEYS =
            Set.of("name", "when", "lead", "supporting", "add", "priority", "within", "chains", "reason");
    private static final Set<String> WHEN_KEYS =
            Set.of("type", "priority", "hazards", "without", "victims", "sensitivity", "between", "ownAgency");

    private final Findings findings = new Findings();

    private PolicyReader() {}

    /**
     * @param version the one that the store gives it
     * @throws PolicyRefused with all that was found
     */
    public static Policy read(byte[] document, long version) {
        return new PolicyReader().policy(document, version);
    }

    private Policy policy(byte[] document, long version) {
        Fields fields = new Fields(root(document), "", findings, KEYS);
        Scope scope = scope(fields);
        Policy policy = new Policy(
                name(fields, "policyId"),
                scope,
                version,
                words(fields, "owner"),
                words(fields, "legalBasis"),
                instant(fields, "from"),
                instant(fields, "until"),
                rules(fields),
                deadlines(fields),
                chains(fields),
                kinds(fields, "restricted"));
        if (policy.from() != null && policy.until() != null && !policy.from().isBefore(policy.until())) {
            fields.found(
                    fields.line("until"),
                    "until",
                    "empty-validity",
                    "Harus sesudah from.",
                    "It must be later than from.");
        }
        PolicyCheck.of(policy, fields, findings);
        refuse();
        return policy;
    }

    private void refuse() {
        if (!findings.isEmpty()) {
            throw new PolicyRefused(findings.all());
        }
    }

    private @Nullable Node root(byte[] document) {
        if (document.length > MAX_BYTES) {
            findings.add(
                    0,
                    "",
                    "too-large",
                    "Paling besar " + MAX_BYTES / 1024 + " kB.",
                    "It may have " + MAX_BYTES / 1024 + " kB at most.");
            refuse();
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            Node root = new Yaml(options).compose(new java.io.StringReader(text));
            if (root == null) {
                findings.add(1, "", "empty", "Dokumen kosong.", "The document is empty.");
            }
            return root;
        } catch (CharacterCodingException e) {
            findings.add(0, "", "not-utf-8", "Bukan teks UTF-8.", "It is no UTF-8 text.");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            findings.add(line, "", "not-yaml", "Bukan YAML: " + e.getProblem(), "It is no YAML: " + e.getProblem());
        } catch (YAMLException | StackOverflowError e) {
            findings.add(0, "", "not-yaml", "Bukan YAML yang dapat dibaca.", "It is no YAML that can be read.");
        }
        refuse();
        return null;
    }

    private Scope scope(Fields fields) {
        String text = fields.required("scope");
        if (text.isEmpty()) {
            return Scope.NATION;
        }
        return Scope.parse(text).orElseGet(() -> {
            RegionCode successor =
                    RegionCode.parse(text).flatMap(Regions::successorOf).orElse(null);
            if (successor == null) {
                fields.found(
                        fields.line("scope"),
                        "scope",
                        "unknown-region",
                        "Bukan wilayah: gunakan kode Kemendagri (32.73), kode provinsi (32) atau ID.",
                        "No such place: use a Kemendagri code (32.73), a province's code (32) or ID.");
            } else {
                fields.found(
                        fields.line("scope"),
                        "scope",
                        "abolished-region",
                        "Kode wilayah ini sudah diganti menjadi " + successor + ".",
                        "This region code was replaced by " + successor + ".");
            }
            return Scope.NATION;
        });
    }

    private String name(Fields fields, String key) {
        String name = fields.required(key);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.found(
                    fields.line(key),
                    key,
                    "not-a-name",
                    "Diharapkan nama dari huruf kecil, angka dan -, misalnya kebakaran-malam.",
                    "A name of small letters, digits and - is expected, as fire-at-night.");
        }
        return name;
    }

    /** Words for people stand in each decision: no more than a line. */
    private static String words(Fields fields, String key) {
        String words = fields.required(key);
        if (words.length() > MOST_LETTERS || words.chars().anyMatch(Character::isISOControl)) {
            fields.found(
                    fields.line(key),
                    key,
                    "not-a-line",
                    "Paling panjang satu baris, 200 huruf.",
                    "One line of 200 letters at most.");
        }
        return words;
    }

    private static @Nullable Instant instant(Fields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 2000 && time.getYear() < 2200) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            // Found below, with what is expected.
        }
        fields.found(
                fields.line(key),
                key,
                "not-a-time",
                "Diharapkan waktu dengan zona, misalnya 2027-01-01T00:00:00+07:00.",
                "A time with its zone is expected, as 2027-01-01T00:00:00+07:00.");
        return null;
    }

    private List<Rule> rules(Fields fields) {
        List<Rule> rules = new ArrayList<>();
        int position = 0;
        for (Node node : fields.list("rules")) {
            position++;
            rules.add(rule(node, "rules[" + position + "]"));
        }
        return List.copyOf(rules);
    }

    private Rule rule(Node node, String where) {
        Fields fields = new Fields(node, where, findings, RULE_KEYS);
        String name = name(fields, "name");
        String lead = kind(fields, "lead");
        List<String> supporting = List.copyOf(kinds(fields, "supporting"));
        List<String> add = List.copyOf(kinds(fields, "add"));
        Fields reason = fields.fields("reason", Set.of("id", "en"));
        return new Rule(
                name,
                fields.line(),
                fields.has("when") ? when(fields.fields("when", WHEN_KEYS)) : Condition.ALWAYS,
                lead,
                supporting,
                add,
                fields.word("priority", Priority.class, priority -> true),
                fields.deadlines("within"),
                chains(fields),
                fields.has("reason")
                        ? new Rule.Reason(words(reason, "id"), words(reason, "en"))
                        : new Rule.Reason(name, name));
    }

    private Condition when(Fields fields) {
        Map<String, Set<OwnAgency>> own = new LinkedHashMap<>();
        Fields agencies = fields.fields("ownAgency", Set.of());
        for (String kind : agencies.keys()) {
            checkKind(agencies, kind, kind);
            own.put(kind, agencies.words(kind, OwnAgency.class, state -> true));
        }
        return new Condition(
                fields.words("type", IncidentType.class, type -> true),
                fields.words("priority", Priority.class, priority -> true),
                fields.words("hazards", Hazard.class, hazard -> hazard != Hazard.OTHER),
                fields.words("without", Hazard.class, hazard -> hazard != Hazard.OTHER),
                fields.words("victims", Victims.class, victims -> victims != Victims.OTHER),
                fields.word("sensitivity", Sensitivity.class, sensitivity -> true),
                between(fields),
                own);
    }

    private static @Nullable DayTime between(Fields fields) {
        String text = fields.text("between");
        if (text == null) {
            return null;
        }
        if (HOURS.matcher(text).matches()) {
            String[] parts = text.split("-", -1);
            try {
                DayTime time = new DayTime(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
                if (!time.from().equals(time.until())) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                // Found below, with what is expected.
            }
        }
        fields.found(
                fields.line("between"),
                "between",
                "not-hours",
                "Diharapkan jam, misalnya 22:00-05:00.",
                "Hours are expected, as 22:00-05:00.");
        return null;
    }

    private static Map<String, Map<Priority, Deadlines>> deadlines(Fields fields) {
        Map<String, Map<Priority, Deadlines>> deadlines = new LinkedHashMap<>();
        Fields kinds = fields.fields("deadlines", Set.of());
        for (String kind : kinds.keys()) {
            checkKind(kinds, kind, kind);
            Fields priorities = kinds.fields(kind, Set.of("P1", "P2", "P3", "P4"));
            Map<Priority, Deadlines> byPriority = new EnumMap<>(Priority.class);
            for (Priority priority : Priority.values()) {
                Deadlines within = priorities.deadlines(priority.name());
                if (within != null) {
                    byPriority.put(priority, within);
                }
            }
            deadlines.put(kind, byPriority);
        }
        return deadlines;
    }

    private static Map<String, ChainPlan> chains(Fields fields) {
        Map<String, ChainPlan> chains = new LinkedHashMap<>();
        Fields kinds = fields.fields("chains", Set.of());
        for (String kind : kinds.keys()) {
            checkKind(kinds, kind, kind);
            Fields plan = kinds.fields(kind, Set.of("steps", "standIns"));
            Collection<RungSource> steps = plan.has("steps")
                    ? plan.words("steps", RungSource.class, ChainPlan.ALL_STEPS::contains)
                    : ChainPlan.ALL_STEPS;
            chains.put(kind, new ChainPlan(List.copyOf(steps), List.copyOf(kinds(plan, "standIns"))));
        }
        return chains;
    }

    private static Set<String> kinds(Fields fields, String key) {
        Set<String> kinds = fields.texts(key);
        kinds.forEach(kind -> checkKind(fields, key, kind));
        return kinds;
    }

    private static @Nullable String kind(Fields fields, String key) {
        String kind = fields.text(key);
        if (kind != null) {
            checkKind(fields, key, kind);
        }
        return kind;
    }

    private static void checkKind(Fields fields, String key, String kind) {
        if (!AgencyKinds.isCode(kind)) {
            fields.found(
                    fields.line(key),
                    key,
                    "not-a-kind",
                    "Diharapkan jenis instansi, misalnya FIRE atau PUBLIC_ORDER.",
                    "An agency kind is expected, as FIRE or PUBLIC_ORDER.");
        }
    }
}
