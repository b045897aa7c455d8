package id.layanan112.kit.start;

import id.layanan112.kit.protection.Keyset;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process was given: environment, system properties and files, read as the service will read them, but before
 * anything of it starts.
 */
final class Given {
    private static final int OWN_FILE = 250;
    private static final int FILE_BESIDE = 260;

    private final Settings settings;
    private final SmallRyeConfig config;

    Given(Settings settings, SmallRyeConfig config) {
        this.settings = settings;
        this.config = config;
    }

    static Given here() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new Given(Settings.of(loader), config(loader));
    }

    private static SmallRyeConfig config(ClassLoader loader) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .addDefaultInterceptors()
                .addDefaultSources()
                .withProfiles(profiles());
        file(loader.getResource("application.properties"), OWN_FILE).ifPresent(builder::withSources);
        Path beside = Path.of("config", "application.properties");
        if (Files.isReadable(beside)) {
            file(url(beside), FILE_BESIDE).ifPresent(builder::withSources);
        }
        return builder.build();
    }

    private static List<String> profiles() {
        String set = System.getProperty("quarkus.profile", System.getenv("QUARKUS_PROFILE"));
        return set == null
                ? List.of("prod")
                : Arrays.stream(set.split(",")).map(String::strip).toList();
    }

    private static Optional<PropertiesConfigSource> file(@Nullable URL url, int ordinal) {
        try {
            return url == null ? Optional.empty() : Optional.of(new PropertiesConfigSource(url, ordinal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Complaint> complaints() {
        Set<String> names = new HashSet<>(System.getenv().keySet());
        System.getProperties().stringPropertyNames().forEach(names::add);
        return settings.complaints(this::value, names);
    }

    /** True for intake: calls are taken, whatever else is wrong. */
    boolean forgiving() {
        return Boolean.parseBoolean(value("layanan112.start.forgiving"));
    }

    /** A wrong value is as if nobody had set it. */
    void leaveOut(Complaint complaint) {
        if (complaint instanceof Complaint.Wrong(Setting setting, String why)) {
            // Over the environment, which nobody can take out of a process. Empty is none.
            System.setProperty(setting.name(), setting.fallback() == null ? "" : setting.fallback());
        }
    }

    /** Keysets that the service needs, or was given, and that do not open: each with why. */
    List<String> unreadableKeysets() {
        String directory = value("layanan112.keys.directory");
        String needed = value("layanan112.start.keysets");
        if (directory == null || needed == null) {
            return List.of();
        }
        List<String> unreadable = new ArrayList<>();
        for (String name : needed.split(",")) {
            Path file = Path.of(directory, name.strip() + ".json");
            Keyset.unreadable(file).ifPresent(why -> unreadable.add(file + " " + why));
        }
        return unreadable;
    }

    private @Nullable String value(String name) {
        try {
            return config.getConfigValue(name).getValue();
        } catch (NoSuchElementException e) {
            // An expression that leads nowhere is as good as none.
            return null;
        }
    }
}
