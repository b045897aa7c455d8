package id.layanan112.local.rolling;

import id.layanan112.local.Launch;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One process of a service, of one version. */
record Instance(Service service, String name, int port, Process process) {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** @return after how many seconds it was ready */
    double awaitReady() throws InterruptedException {
        long from = System.nanoTime();
        while (System.nanoTime() - from < READY.toNanos()) {
            if (!process.isAlive()) {
                throw new Refusal(name + " ended with " + process.exitValue() + "; see .112/logs/" + name + ".log");
            }
            if (ready()) {
                return (System.nanoTime() - from) / 1e9;
            }
            Thread.sleep(50);
        }
        throw new Refusal(name + " is not ready; see .112/logs/" + name + ".log");
    }

    private boolean ready() throws InterruptedException {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(3))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    void end() {
        Launch.endOrderly(process);
    }
}
