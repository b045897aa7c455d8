package id.layanan112.routing.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads policies strictly: a key that is not known is refused, for a misspelt key makes a rule broader. */
public final class PolicyReader {
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{1,30}");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PolicyReader() {}

    /** A policy does not fit; the reasons name the line or the rule. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final List<String> reasons;

        Refused(List<String> reasons) {
            super(String.join("; ", reasons));
            this.reasons = List.copyOf(reasons);
        }

        public List<String> reasons() {
            return reasons;
        }
    }

    private record Written(
            @Nullable String policyId,
            @Nullable String scope,
            long version,
            @Nullable Map<Priority, String> ackDeadlines,
            @Nullable Map<IncidentType, WrittenRule> types,
            @Nullable Map<Hazard, List<String>> hazards,
            @Nullable List<Hazard> raising,
            @Nullable List<String> restricted,
            @Nullable Map<String, List<String>> substitutes) {}

    private record WrittenRule(
            @Nullable String lead,
            @Nullable List<String> supporting,
            @Nullable Map<Hazard, List<String>> when) {}

    /** @throws Refused with every reason that was found */
    public static Policy read(byte[] yaml) {
        Written written;
        try {
            written = YAML.readValue(yaml, Written.class);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            throw new Refused(List.of((at == null ? "" : "line " + at.getLineNr() + ": ") + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("a byte array was read", e);
        }
        return checked(written);
    }

    private static Policy checked(Written written) {
        List<String> reasons = new ArrayList<>();
        Policy policy = new Policy(
                required("policyId", written.policyId(), reasons),
                required("scope", written.scope(), reasons),
                written.version(),
                deadlines(written.ackDeadlines(), reasons),
                rules(written.types(), reasons),
                orEmpty(written.hazards()),
                written.raising() == null || written.raising().isEmpty() ? Set.of() : EnumSet.copyOf(written.raising()),
                written.restricted() == null ? Set.of() : new LinkedHashSet<>(written.restricted()),
                orEmpty(written.substitutes()));
        policy.hazards().forEach((hazard, kinds) -> kinds("hazards." + hazard, kinds, reasons));
        policy.substitutes().forEach((kind, kinds) -> kinds("substitutes." + kind, kinds, reasons));
        kinds("restricted", List.copyOf(policy.restricted()), reasons);
        if (written.version() < 1) {
            reasons.add("version: 1 or more is expected");
        }
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return policy;
    }

    private static Map<Priority, Duration> deadlines(@Nullable Map<Priority, String> written, List<String> reasons) {
        Map<Priority, Duration> deadlines = new EnumMap<>(Priority.class);
        orEmpty(written).forEach((priority, text) -> {
            try {
                deadlines.put(priority, Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
            } catch (DateTimeParseException e) {
                reasons.add("ackDeadlines." + priority + ": a time as 30s or 2m is expected");
            }
        });
        for (Priority priority : Priority.values()) {
            if (!orEmpty(written).containsKey(priority)) {
                reasons.add("ackDeadlines: " + priority + " is missing");
            }
        }
        return deadlines;
    }

    private static Map<IncidentType, Policy.TypeRule> rules(
            @Nullable Map<IncidentType, WrittenRule> written, List<String> reasons) {
        Map<IncidentType, Policy.TypeRule> rules = new EnumMap<>(IncidentType.class);
        for (IncidentType type : IncidentType.values()) {
            WrittenRule rule = orEmpty(written).get(type);
            if (rule == null) {
                reasons.add("types: " + type + " is missing");
                continue;
            }
            String lead = required("types." + type + ".lead", rule.lead(), reasons);
            List<String> supporting = rule.supporting() == null ? List.of() : rule.supporting();
            List<String> all = new ArrayList<>(supporting);
            all.add(lead);
            kinds("types." + type, all, reasons);
            if (Set.copyOf(all).size() < all.size()) {
                reasons.add("types." + type + ": a kind is named twice");
            }
            orEmpty(rule.when()).forEach((hazard, kinds) -> kinds("types." + type + ".when", kinds, reasons));
            rules.put(type, new Policy.TypeRule(lead, List.copyOf(supporting), orEmpty(rule.when())));
        }
        return rules;
    }

    private static void kinds(String where, List<String> kinds, List<String> reasons) {
        kinds.stream()
                .filter(kind -> !kind.isEmpty() && !KIND.matcher(kind).matches())
                .forEach(kind -> reasons.add(where + ": an agency kind as FIRE or PUBLIC_ORDER is expected"));
    }

    private static String required(String where, @Nullable String text, List<String> reasons) {
        if (text == null || text.isBlank()) {
            reasons.add(where + ": is missing");
            return "";
        }
        return text;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
