package id.layanan112.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Whether a part answers. */
public final class Readiness {
    private static final Map<String, String> PATHS = Map.of(
            "identity", "/layanan112/.well-known/openid-configuration",
            "intake", "/q/health/ready",
            "routing", "/q/health/ready",
            "gateway", "/q/health/ready",
            "monitoring", "/q/health/ready",
            "agencies", "/health");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Readiness() {}

    public static boolean of(String service, int port) {
        String path = PATHS.get(service.startsWith("gateway-") ? "gateway" : service);
        return path == null ? connects(port) : answers(port, path);
    }

    private static boolean connects(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(int port, String path) {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                            .timeout(Duration.ofSeconds(3))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
