package id.layanan112.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a part of the project is started on one machine: its command, and what it is told. */
public final class Launch {
    private final Home home;
    private final Ports ports;
    private final @Nullable Path boundaries;

    public Launch(Home home, Ports ports, @Nullable Path boundaries) {
        this.home = home;
        this.ports = ports;
        this.boundaries = boundaries;
    }

    /**
     * Who gets the processor when there is too little for all: saving a call never waits for what follows from it, nor
     * for the simulated agencies, which have machines of their own in the world. Dozens of their threads may want to run
     * at once: a little nicer is not enough. The thorough compiler costs more than it gives back within minutes: it takes
     * what is called most, as in the images, and nothing of those that come after.
     */
    public enum Share {
        FIRST(
                List.of(),
                List.of(
                        "-XX:Tier4InvocationThreshold=50000",
                        "-XX:Tier4MinInvocationThreshold=6000",
                        "-XX:Tier4CompileThreshold=150000")),
        AFTER(List.of("nice", "-n", "15"), List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));

        private final List<String> prefix;
        private final List<String> flags;

        Share(List<String> prefix, List<String> flags) {
            this.prefix = prefix;
            this.flags = flags;
        }
    }

    /** What a service is told: by its name, and where it listens. */
    public Map<String, String> environment(String name, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:" + ports.identity + "/layanan112");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres + "/" + name);
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", name);
        if (name.equals("intake") || name.equals("gateway")) {
            environment.put("LAYANAN112_KEYS_DIRECTORY", home.keys().toString());
        }
        if (name.equals("routing")) {
            // There is one, under one name: after a kill it has its partitions again at once (ADR 8).
            environment.put("MP_MESSAGING_INCOMING_INCIDENT_GROUP_INSTANCE_ID", "routing-1");
        }
        if (name.equals("gateway")) {
            // As routing, and each lane's in a group of its own.
            environment.put("MP_MESSAGING_INCOMING_ORDERS_GROUP_INSTANCE_ID", "gateway-1");
            environment.put("LAYANAN112_GATEWAY_PUBLIC_URL", "http://127.0.0.1:" + port);
            environment.put(
                    "LAYANAN112_GATEWAY_SAMPLE_AGENCIES_URL",
                    "http://127.0.0.1:" + ports.agencies + "/agencies/{agencyId}/orders");
            environment.put("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET", agenciesSecret());
            environment.put("LAYANAN112_GATEWAY_LINK_SECRET", secret("order-links.secret"));
            environment.put(
                    "LAYANAN112_GATEWAY_SMS_OUTBOX", home.data("sms-outbox").toString());
        }
        if (name.equals("intake")) {
            environment.put(
                    "LAYANAN112_INTAKE_CONTACT_OUTBOX",
                    home.data("contact-outbox").toString());
        }
        if (boundaries != null && (name.equals("intake") || name.equals("monitoring"))) {
            environment.put("LAYANAN112_BOUNDARIES", boundaries.toAbsolutePath().toString());
        }
        return environment;
    }

    /** Starts a jar; what it says goes to the log of that name. */
    Supervised.Running java(
            String name, Path jar, Share share, String heap, Map<String, String> environment, List<String> arguments) {
        Process process = process(name, jar, share, heap, environment, arguments);
        return new Supervised.Running() {
            @Override
            public Process process() {
                return process;
            }

            @Override
            public void stop() {
                endOrderly(process);
            }
        };
    }

    /** As {@link #java}, for whoever supervises it himself. */
    public Process process(
            String name, Path jar, Share share, String heap, Map<String, String> environment, List<String> arguments) {
        return process(name, jar, share, heap, List.of(), environment, arguments);
    }

    /** @param flags of the JVM, besides those that all have */
    public Process process(
            String name,
            Path jar,
            Share share,
            String heap,
            List<String> flags,
            Map<String, String> environment,
            List<String> arguments) {
        List<String> command = new ArrayList<>(share.prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(share.flags);
        command.addAll(flags);
        command.addAll(List.of(
                heap,
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-Xss512k",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // A service refuses what it does not know, and what is set for this program is not for it.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LAYANAN112_"));
        builder.environment().putAll(environment);
        File log = home.log(name).toFile();
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log)).redirectErrorStream(true);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void endOrderly(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The secret from which the sample agencies' own secrets follow; made once. */
    public String agenciesSecret() {
        return secret("sample-agencies.secret");
    }

    /** A sample agency's own secret, as it was registered; the gateway makes the same of the same. */
    public String secretOf(String agency) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(agenciesSecret().getBytes(UTF_8), "HmacSHA256"));
            return "whsec_" + Base64.getEncoder().encodeToString(mac.doFinal(agency.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Random text of this stack alone; made once, and read by its owner. */
    private String secret(String name) {
        Path file = home.keys().resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
