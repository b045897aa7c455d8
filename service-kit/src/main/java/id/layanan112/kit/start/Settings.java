package id.layanan112.kit.start;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** All settings that a service knows, by name: of the kits, and of the service, whose line wins. */
final class Settings {
    private static final String FILE = "META-INF/layanan112/settings.yaml";
    /** The files are in the part of YAML that is JSON: a service that starts has read them in a fraction of the time. */
    private static final JsonMapper LINES = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    /** What only this project reads, so that a name nobody knows is a mistake. */
    private static final String OURS = "layanan112.";

    private final Map<String, Setting> byName = new LinkedHashMap<>();

    Settings(Collection<Setting> settings) {
        settings.forEach(setting -> byName.put(setting.name(), setting));
    }

    /** What is on the class path; what is required by one file stays so unless a later one says otherwise. */
    static Settings of(ClassLoader loader) {
        try {
            // Jars come in the order of the class path, the service itself first: its lines have to win.
            List<URL> files = Collections.list(loader.getResources(FILE));
            List<Setting> all = new ArrayList<>();
            for (URL file : files.reversed()) {
                all.addAll(LINES.readValue(file, new TypeReference<List<Setting>>() {}));
            }
            return new Settings(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<Setting> all() {
        return byName.values();
    }

    /**
     * What is wrong.
     *
     * @param value of a name, as the configuration has it; null when nobody sets it
     * @param names that somebody set, as {@code layanan112.outbox.poll} or {@code LAYANAN112_OUTBOX_POLL}
     */
    List<Complaint> complaints(Function<String, @Nullable String> value, Set<String> names) {
        List<Complaint> complaints = new ArrayList<>();
        for (Setting setting : byName.values()) {
            if (!setting.name().endsWith("*")) {
                of(setting, value.apply(setting.name())).ifPresent(complaints::add);
            }
        }
        names.stream()
                .filter(name -> name.startsWith(OURS) || name.startsWith(Setting.variable(OURS)))
                .filter(name -> known(name).isEmpty())
                .sorted()
                .forEach(name -> complaints.add(new Complaint.Unknown(name, nearest(name))));
        return complaints;
    }

    private static Optional<Complaint> of(Setting setting, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return setting.required() && setting.fallback() == null
                    ? Optional.of(new Complaint.Missing(setting))
                    : Optional.empty();
        }
        return setting.wrong(value).map(why -> new Complaint.Wrong(setting, why));
    }

    private Optional<Setting> known(String name) {
        return byName.values().stream()
                .filter(setting -> setting.matches(name) || variableMatches(setting, name))
                .findFirst();
    }

    private static boolean variableMatches(Setting setting, String name) {
        return setting.name().endsWith("*")
                ? name.startsWith(Setting.variable(
                        setting.name().substring(0, setting.name().length() - 1)))
                : setting.variable().equals(name);
    }

    private @Nullable Setting nearest(String name) {
        String asked = Setting.variable(name);
        int most = Math.max(2, asked.length() / 4);
        return byName.values().stream()
                .filter(setting -> distance(asked, setting) <= most)
                .min(Comparator.comparingInt(setting -> distance(asked, setting)))
                .orElse(null);
    }

    private static int distance(String asked, Setting setting) {
        return Objects.requireNonNull(
                LevenshteinDistance.getDefaultInstance().apply(asked, setting.variable()), "no threshold");
    }
}
