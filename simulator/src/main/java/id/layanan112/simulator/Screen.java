package id.layanan112.simulator;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** An open screen: reads server-sent events, as a browser does, and shows nobody anything. */
final class Screen implements Closeable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream events;

    private Screen(InputStream events) {
        this.events = events;
    }

    /** @param part is given the data of each part that is told, on a thread of the screen's own */
    static Screen open(String address, String token, Consumer<String> part) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException(address + " answered " + answer.statusCode());
        }
        Screen screen = new Screen(answer.body());
        Thread.startVirtualThread(() -> screen.read(part));
        return screen;
    }

    private void read(Consumer<String> part) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:{") || line.startsWith("data: {")) {
                    part.accept(line.substring(line.indexOf('{')));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Closed, by us or by the server.
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
