package id.layanan112.local.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The probe's figures at one moment, by their names with labels as they stand at {@code /metrics}. */
record Scrape(Map<String, Double> figures) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    static Scrape of(int port) throws IOException, InterruptedException {
        String text = CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, Double> figures = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            // The last label ends with a comma.
            figures.put(line.substring(0, blank).replace(",}", "}"), Double.parseDouble(line.substring(blank + 1)));
        });
        return new Scrape(figures);
    }

    long calls(String outcome) {
        return (long) at("layanan112_probe_calls_total{outcome=\"" + outcome + "\"}");
    }

    /** Acceptances of a lane that were seen so far. */
    long heard(String lane) {
        return (long) at("layanan112_probe_seconds_count{lane=\"" + lane + "\"}");
    }

    double seconds(String lane) {
        return at("layanan112_probe_seconds_sum{lane=\"" + lane + "\"}");
    }

    private double at(String figure) {
        return figures.getOrDefault(figure, 0.0);
    }
}
