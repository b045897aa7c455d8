package id.layanan112.local.rolling;

import id.layanan112.embedded.Identity;
import id.layanan112.local.Launch;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What the images have: a cache of each service's classes and profiles, made by starting it once, kept until a new build. */
record StartCaches(Path folder) {
    private static final long MINUTES = 5;
    private static final int CALLS = 3;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * Options of a JVM that starts with it; with a heap that begins small, as the images' has (deploy/images/java.options): swept often and briefly,
     * and not for 50 ms at once just after the start; and with compilers that stand behind what answers.
     */
    List<String> of(Version version, Service service) throws IOException {
        return List.of(
                "-XX:AOTCache=" + file(version, service),
                "-Xms24m",
                "-XX:ThreadPriorityPolicy=1",
                "-XX:CompilerThreadPriority=" + Priority.COMPILERS);
    }

    boolean missing(Version version, Service service) throws IOException {
        return !Files.exists(file(version, service));
    }

    /**
     * @param environment of an instance that may start and end on its own
     * @param begun takes the process, for whoever has to end it when he is ended
     */
    void make(
            Launch launch,
            Version version,
            Service service,
            int port,
            Map<String, String> environment,
            Consumer<Process> begun)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        forget(version, service);
        String name = "rolling-cache-" + service.word + "-" + version.name();
        Process process = launch.process(
                name,
                version.home().service(service.module),
                service.share,
                service.heap,
                List.of("-XX:AOTCacheOutput=" + file(version, service)),
                environment,
                List.of());
        begun.accept(process);
        try {
            new Instance(service, name, port, process).awaitReady();
            if (service == Service.INTAKE) {
                call(port, environment.getOrDefault("QUARKUS_OIDC_AUTH_SERVER_URL", ""));
            }
            // The JVM writes it while it ends.
            process.destroy();
            process.waitFor(MINUTES, TimeUnit.MINUTES);
        } finally {
            process.destroyForcibly();
        }
        if (missing(version, service)) {
            throw new Refusal("No start cache was written; see .112/logs/" + name + ".log");
        }
    }

    /** What the first call of a new instance needs is in the cache as well. */
    private static void call(int port, String issuer) throws IOException, InterruptedException {
        String token = Identity.token(issuer, Map.of("role", "call-taker", "centre", "32.73"));
        for (int i = 0; i < CALLS; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/calls"))
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("""
                            {"class":"NORMAL","regionCode":"32.73","incidentType":"FIRE","hazards":["INJURED"],
                             "narrative":"Contoh"}"""))
                    .build();
            int status =
                    CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 201) {
                throw new Refusal("The start cache's call was answered with " + status);
            }
        }
    }

    /** Those of earlier builds, 140 MB each. */
    private void forget(Version version, Service service) throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, prefix(version, service) + "*")) {
            for (Path cache : earlier) {
                Files.delete(cache);
            }
        }
    }

    private Path file(Version version, Service service) throws IOException {
        Path jar = version.home().service(service.module);
        return folder.resolve(
                prefix(version, service) + Files.getLastModifiedTime(jar).toMillis() + ".aot");
    }

    private static String prefix(Version version, Service service) {
        return service.word + "-" + version.name() + "-";
    }
}
