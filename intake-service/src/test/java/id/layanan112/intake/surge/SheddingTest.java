package id.layanan112.intake.surge;

import static id.layanan112.intake.IntakeClient.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.IntakeClient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(SheddingTest.NothingIsRead.class)
class SheddingTest {
    public static final class NothingIsRead implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("layanan112.reads-at-once", "0", "layanan112.saves-at-once", "4");
        }
    }

    @Inject
    AgroalDataSource database;

    @Test
    void shouldSaveWhileEveryReadIsShed() {
        as("role", "call-taker", "centre", "32.73")
                .get("/incidents")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .contentType("application/problem+json")
                .body("type", containsString("busy"));
        IntakeClient.save("{\"class\":\"NORMAL\"}").statusCode(201);
    }

    /** Whoever has not sent his call yet is not in work: bad lines must not keep good ones out. */
    @Test
    void shouldNotCountThoseWhoseCallHasNotArrived() throws IOException {
        String token = EmbeddedStack.token("role", "call-taker", "centre", "32.73");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /calls HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: late-" + i
                                        + "\r\nContent-Length: 500\r\n\r\n{\"class\":")
                                .getBytes(UTF_8));
            }
            for (int i = 0; i < 20; i++) {
                IntakeClient.save("{\"class\":\"PRANK\"}").statusCode(201);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** More at once than the memory holds: some are told to come again, and with the same key each is saved once. */
    @Test
    void shouldSaveAllWhoComeAgain() {
        int calls = 300;
        String token = EmbeddedStack.token("role", "call-taker", "centre", "32.73");
        Set<String> saved = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + RestAssured.port + "/calls"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "crowd-" + i)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"class\":\"PRANK\"}"))
                        .build();
                var _ = callers.submit(() -> {
                    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                    while (answer.statusCode() == 503) {
                        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
                        refused.incrementAndGet();
                        Thread.sleep(20);
                        answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                    }
                    return saved.add(
                            answer.statusCode() + answer.body().replaceAll(".*\"callId\":\"([^\"]*)\".*", " $1"));
                });
            }
        }
        assertThat(saved).hasSize(calls).allSatisfy(answer -> assertThat(answer).startsWith("201 "));
        assertThat(refused).as("nobody was refused: nothing was tested").hasPositiveValue();
        assertThat(IntakeClient.select(database, "SELECT count(*) FROM idempotency WHERE key LIKE 'crowd-%'"))
                .containsExactly(Integer.toString(calls));
    }
}
