package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every setting that a service reads stands in its settings.yaml, with the default that the code has, and
 * {@code docs/settings.md} is made of these: {@code -Dlayanan112.settings.write=true} writes it.
 */
class SettingsReferenceTest {
    private static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    private static final Map<String, List<String>> MODULES = Map.of(
            "service-kit", List.of("intake-service", "routing-service", "agency-gateway", "monitoring-service"),
            "web-kit", List.of("intake-service", "agency-gateway", "monitoring-service"));
    private static final List<String> ORDER = List.of(
            "service-kit",
            "web-kit",
            "intake-service",
            "routing-service",
            "agency-gateway",
            "monitoring-service",
            "operations");

    private static final Pattern PROPERTY = Pattern.compile(
            "@ConfigProperty\\(\\s*name = \"(layanan112\\.[^\"]+)\"(?:,\\s*defaultValue =\\s*\"([^\"]*)\")?");
    private static final Pattern SCHEDULED = Pattern.compile("\"\\{(layanan112\\.[^:}\"]+):([^}]*)\\}\"");
    private static final Pattern VARIABLE =
            Pattern.compile("(?:\\$\\{env:|secret\\(\")(LAYANAN112_[A-Z0-9_]+)(?::-([^}]*))?[}\"]");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern MEMBER =
            Pattern.compile("(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?([A-Z][\\w<>., ]*|int|boolean|long) (\\w+)\\(\\);");

    record Setting(
            String name,
            String what,
            String example,
            @JsonProperty("default") @Nullable String fallback,
            boolean required,
            boolean secret,
            boolean builtin,
            boolean sample,
            @Nullable String type) {

        String variable() {
            return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    @Test
    void shouldNameEverySettingThatCodeReadsWithItsDefault() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String module : ORDER) {
            Map<String, Setting> known = known(module);
            read(module).forEach((name, fallback) -> {
                Setting setting = known.getOrDefault(name, known.get(name + ".*"));
                if (setting == null) {
                    wrong.add(module + " reads " + name + ", which no settings.yaml of it names");
                } else if (fallback != null && !fallback.isEmpty() && !fallback.equals(setting.fallback())) {
                    wrong.add(module + ": " + name + " is " + fallback + " in code and " + setting.fallback()
                            + " in settings.yaml");
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldNameNoSettingThatNobodyReads() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : ORDER) {
            for (Path file : sources(module)) {
                all.append(Files.readString(file));
            }
            for (String file : List.of("application.properties", "META-INF/microprofile-config.properties")) {
                Path read = ROOT.resolve(module).resolve("src/main/resources").resolve(file);
                all.append(Files.exists(read) ? Files.readString(read) : "");
            }
        }
        List<String> unread = new ArrayList<>();
        for (String module : ORDER) {
            Map<String, @Nullable String> read = read(module);
            for (Setting setting : own(module)) {
                String name = setting.name().replace(".*", "");
                if (name.startsWith("layanan112.") && !read.containsKey(name) && all.indexOf(name) < 0) {
                    unread.add(module + ": " + setting.name());
                }
            }
        }
        assertThat(unread).isEmpty();
    }

    @Test
    void shouldBeTheReferencePage() throws IOException {
        Path page = ROOT.resolve("docs/settings.md");
        String made = page();
        if (Boolean.getBoolean("layanan112.settings.write")) {
            Files.writeString(page, made);
        }
        assertThat(Files.readString(page)).isEqualTo(made);
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Settings

                *Setiap pengaturan, untuk apa, dan contohnya.* Made from `META-INF/layanan112/settings.yaml` of each module by `SettingsReferenceTest` (`-Dlayanan112.settings.write=true`): do not edit.

                Services are set by variables of the environment. What is missing, wrong, or begins with `LAYANAN112_` and is known to nobody ends a service at once with exit 78 and a line that names it; intake ends only for what it cannot take calls without, and replaces the rest by its default. **Required** has no default; *secret* never stands in a ConfigMap.
                """);
        for (String module : ORDER) {
            page.append("\n## ")
                    .append(title(module))
                    .append("\n\n| variable | what it is for | default | example |\n|---|---|---|---|\n");
            for (Setting setting : own(module)) {
                if (!setting.builtin()) {
                    page.append("| `").append(setting.variable()).append("` | ").append(setting.what());
                    page.append(setting.secret() ? "; *secret*" : "")
                            .append(setting.sample() ? "; for trials only" : "");
                    page.append(" | ")
                            .append(fallback(setting))
                            .append(" | `")
                            .append(setting.example())
                            .append("` |\n");
                }
            }
        }
        return page.toString();
    }

    private static String fallback(Setting setting) {
        if (setting.fallback() != null) {
            return "`" + setting.fallback() + "`";
        }
        return setting.required() ? "**required**" : "";
    }

    private static String title(String module) {
        return switch (module) {
            case "service-kit" -> "Every service";
            case "web-kit" -> "Services with screens: intake, gateway, monitoring";
            case "operations" -> "operations: its probe";
            default -> module;
        };
    }

    /** What a module may read: its own, and those of the kits that it is built on. */
    private static Map<String, Setting> known(String module) throws IOException {
        Map<String, Setting> known = new LinkedHashMap<>();
        for (String kit : List.of("service-kit", "web-kit")) {
            if (kit.equals(module) || MODULES.getOrDefault(kit, List.of()).contains(module)) {
                own(kit).forEach(setting -> known.put(setting.name(), setting));
            }
        }
        // What a kit reads may be named by the services that use this part of it.
        for (String service : MODULES.getOrDefault(module, List.of())) {
            own(service).forEach(setting -> known.put(setting.name(), setting));
        }
        own(module).forEach(setting -> known.put(setting.name(), setting));
        return known;
    }

    private static List<Setting> own(String module) throws IOException {
        return new YAMLMapper()
                .readValue(
                        ROOT.resolve(module)
                                .resolve("src/main/resources/META-INF/layanan112/settings.yaml")
                                .toFile(),
                        new TypeReference<List<Setting>>() {});
    }

    /** Names that the code of a module reads, with the default that it has. */
    private static Map<String, @Nullable String> read(String module) throws IOException {
        Map<String, @Nullable String> read = new LinkedHashMap<>();
        for (Path file : sources(module)) {
            String source = Files.readString(file);
            for (Pattern pattern : List.of(PROPERTY, SCHEDULED)) {
                Matcher matcher = pattern.matcher(source);
                while (matcher.find()) {
                    read.merge(
                            matcher.group(1),
                            matcher.group(2) == null ? "" : matcher.group(2),
                            (a, b) -> a.isEmpty() ? b : a);
                }
            }
            Matcher variable = VARIABLE.matcher(source);
            while (variable.find()) {
                read.put(
                        variable.group(1).toLowerCase(Locale.ROOT).replace('_', '.'),
                        variable.group(2) == null ? "" : variable.group(2));
            }
            Matcher mapping = MAPPING.matcher(source);
            if (mapping.find()) {
                Matcher member = MEMBER.matcher(source);
                while (member.find()) {
                    read.put(mapping.group(1) + "." + kebab(member.group(3)), member.group(1));
                }
            }
        }
        return read;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
