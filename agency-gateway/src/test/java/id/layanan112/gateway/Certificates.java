package id.layanan112.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An agency's certificates, made by the JDK's own tool, and the gateway's configuration of them: one that is good, with
 * our own to show to it, and one that has expired though it is trusted.
 */
public final class Certificates implements QuarkusTestResourceLifecycleManager {
    static final String PASSWORD = "changeit";

    static Path folder() {
        return Path.of("target", "certificates").toAbsolutePath();
    }

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(folder());
            make("good", "localhost", "-validity", "30");
            make("gone", "localhost", "-startdate", "-2y", "-validity", "365");
            make("ours", "layanan112", "-validity", "30");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.tls.agency-good.trust-store.certificate-expiration-policy",
                "reject",
                "quarkus.tls.agency-gone.trust-store.certificate-expiration-policy",
                "reject",
                "quarkus.tls.agency-good.trust-store.p12.path",
                store("good"),
                "quarkus.tls.agency-good.trust-store.p12.password",
                PASSWORD,
                "quarkus.tls.agency-good.key-store.p12.path",
                store("ours"),
                "quarkus.tls.agency-good.key-store.p12.password",
                PASSWORD,
                "quarkus.tls.agency-gone.trust-store.p12.path",
                store("gone"),
                "quarkus.tls.agency-gone.trust-store.p12.password",
                PASSWORD);
    }

    static String store(String name) {
        return folder().resolve(name + ".p12").toString();
    }

    private static void make(String name, String host, String... validity) throws IOException, InterruptedException {
        Path key = Path.of(store(name + "-key"));
        Files.deleteIfExists(key);
        Files.deleteIfExists(Path.of(store(name)));
        List<String> generate = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname"));
        generate.addAll(List.of("CN=" + host, "-ext", "san=dns:" + host, "-keystore", key.toString()));
        generate.addAll(List.of(validity));
        tool(generate);
        if (name.equals("ours")) {
            Files.copy(key, Path.of(store(name)));
            return;
        }
        Path certificate = folder().resolve(name + ".crt");
        tool(List.of("-exportcert", "-alias", name, "-keystore", key.toString(), "-file", certificate.toString()));
        tool(List.of(
                "-importcert", "-noprompt", "-alias", name, "-keystore", store(name), "-file", certificate.toString()));
    }

    private static void tool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-storepass", PASSWORD));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }

    @Override
    public void stop() {
        // What is left is build output.
    }
}
