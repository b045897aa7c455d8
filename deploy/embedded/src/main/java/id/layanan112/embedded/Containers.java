package id.layanan112.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether tests run on containers, and on which images: set by environment, because a test's JVM hands that down. Ours
 * are built by {@code ./112 images}; a mirror's {@code apache/kafka-native} and {@code postgres} serve as well.
 */
public final class Containers {
    static final String OURS = "layanan112/";
    private static final String KAFKA = OURS + "kafka:4.4.0";
    private static final String POSTGRES = OURS + "postgres:18.6";

    private Containers() {}

    /** Said by {@code ./112 test --containers}. */
    static boolean asked() {
        return "yes".equals(System.getenv("TEST_CONTAINERS"));
    }

    /** Understands the settings of {@code apache/kafka} and {@code apache/kafka-native}. */
    public static String kafkaImage() {
        return named("TEST_KAFKA_IMAGE", KAFKA);
    }

    /** Takes the server's options as its command, and lets {@code postgres} in without a password. */
    public static String postgresImage() {
        return named("TEST_POSTGRES_IMAGE", POSTGRES);
    }

    private static String named(String variable, String ours) {
        String set = System.getenv(variable);
        return set == null || set.isBlank() ? ours : set;
    }

    /** The first of docker and podman that answers and has all these images; empty when there is none. */
    public static Optional<String> engineWith(List<String> images) {
        return List.of("docker", "podman").stream()
                .filter(engine -> succeeds(List.of(engine, "info")))
                .filter(engine -> images.stream().allMatch(image -> succeeds(List.of(engine, "inspect", image))))
                .findFirst();
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
