package id.layanan112.local.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.local.Home;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Prometheus itself, with the rules that are deployed, reading the probe each second. */
final class Prometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Prometheus start(Home home, int probe, int port) throws IOException {
        Path folder = home.state().resolve("probe");
        Home.delete(folder);
        Files.createDirectories(folder);
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration, """
                global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                rule_files: ['%s']
                scrape_configs:
                  - job_name: layanan112-probe
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                """.formatted(home.root().resolve("deploy/observability/rules/calls.yaml"), probe));
        try {
            Process process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectOutput(home.log("prometheus").toFile())
                    .redirectErrorStream(true)
                    .start();
            return new Prometheus(process, port);
        } catch (IOException e) {
            throw new Refusal("Prometheus tidak ada. The alert is shown by Prometheus itself, which is missing here:"
                    + " apt-get install --no-install-recommends prometheus");
        }
    }

    /** The probe's alerts that are raised now. */
    Set<String> firing() throws InterruptedException {
        Set<String> firing = new TreeSet<>();
        try {
            String text = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/alerts"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            JSON.readTree(text).at("/data/alerts").forEach(alert -> {
                String name = alert.at("/labels/alertname").asText();
                if (alert.path("state").asText().equals("firing") && name.startsWith("Probe")) {
                    firing.add(name);
                }
            });
        } catch (IOException e) {
            // Not up yet, or gone: nothing is raised that anybody could see.
            return Set.copyOf(List.of());
        }
        return firing;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
