package id.layanan112.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What each module's {@code settings.yaml} says that it takes; read from the sources, for no service is depended on. */
final class Settings {
    private static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    private static final String FILE = "src/main/resources/META-INF/layanan112/settings.yaml";
    private static final List<String> WITH_SCREENS = List.of("intake-service", "agency-gateway", "monitoring-service");

    private static final Map<String, Map<String, JsonNode>> READ = new ConcurrentHashMap<>();

    private Settings() {}

    /** A module's settings by the names of their variables, its own last; empty when it has no file. */
    static Map<String, JsonNode> byVariable(String module) {
        return READ.computeIfAbsent(module, Settings::read);
    }

    private static Map<String, JsonNode> read(String module) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        if (!Files.exists(ROOT.resolve(module).resolve(FILE))) {
            return all;
        }
        if (!module.equals("operations")) {
            read("service-kit", all);
        }
        if (WITH_SCREENS.contains(module)) {
            read("web-kit", all);
        }
        read(module, all);
        all.values().removeIf(one -> one.path("builtin").asBoolean());
        return all;
    }

    /** Names of variables. */
    static Set<String> of(String module) {
        return byVariable(module).keySet();
    }

    static Set<String> secrets() {
        return List.of("intake-service", "routing-service", "agency-gateway", "monitoring-service").stream()
                .flatMap(module -> byVariable(module).entrySet().stream())
                .filter(one -> one.getValue().path("secret").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void read(String module, Map<String, JsonNode> into) {
        try {
            for (JsonNode one :
                    Manifests.YAML.readTree(ROOT.resolve(module).resolve(FILE).toFile())) {
                into.put(variable(one.path("name").asText()), one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The values that an {@code .env} file sets. */
    static Map<String, String> values(Path file) {
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#") && line.contains("=")) {
                    values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
