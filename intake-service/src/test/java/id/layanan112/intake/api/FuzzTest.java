package id.layanan112.intake.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.IntakeClient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rubbish on every operation of the description. {@code -Dlayanan112.fuzz=100000} is the long run; the seed is printed,
 * and taken from {@code -Dlayanan112.seed}.
 */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("layanan112.fuzz", 1_000);
    /** So often each operation succeeds at least: a thousand times in the long run. */
    private static final int ENOUGH = Math.max(1, REQUESTS / 100);

    private static final int SLOW_CALLERS = 40;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldAnswerRubbishWithAProblemAndNeverFail() throws IOException, InterruptedException {
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        System.out.println("layanan112.seed=" + seed);
        Random random = new Random(seed);
        List<Operations.Operation> operations = Operations.all();
        Run run = new Run();
        try (World world = new World()) {
            // Each operation as it should be, and then by chance.
            for (Operations.Operation operation : operations) {
                run.send(world, operation, Damage.NONE, random);
            }
            while (run.sent < REQUESTS) {
                run.send(world, operations.get(run.sent % operations.size()), damage(random), random);
            }
            for (Operations.Operation operation : operations) {
                for (int i = 0; i < REQUESTS / 10 && run.succeeded(operation) < ENOUGH; i++) {
                    run.send(world, operation, damage(random), random);
                }
            }
        }
        System.out.println(run.sent + " requests, " + run.understood + " with 2xx; fewest of an operation "
                + operations.stream().mapToInt(run::succeeded).min().orElse(0));
        assertThat(run.failures).as("seed " + seed).isEmpty();
        assertThat(run.understood).isGreaterThan(run.sent * 3 / 10);
        assertThat(operations)
                .as("operations that too few requests reached")
                .allSatisfy(operation -> assertThat(run.succeeded(operation))
                        .as(operation.name())
                        .isGreaterThanOrEqualTo(ENOUGH));
        assertThat(halfStored()).isEmpty();
    }

    @Test
    void shouldSaveWhileOthersNeverFinishTheirBodies() throws IOException {
        // Given
        List<Socket> slow = new ArrayList<>();
        try (World world = new World()) {
            for (int i = 0; i < SLOW_CALLERS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
                socket.getOutputStream()
                        .write(("POST /calls HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + world.token()
                                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: slow-" + i
                                        + "\r\nContent-Length: 500\r\n\r\n{\"class\":")
                                .getBytes(UTF_8));
                slow.add(socket);
            }
            // When, Then
            IntakeClient.save("{\"class\":\"NORMAL\"}").statusCode(201);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(IntakeClient.select(database, "SELECT key FROM idempotency WHERE key LIKE 'slow-%'"))
                .isEmpty();
    }

    private static Damage damage(Random random) {
        return random.nextInt(3) == 0 ? Damage.NONE : Damage.values()[random.nextInt(Damage.values().length)];
    }

    /** What was sent, and what came of it. */
    private static final class Run {
        private final List<String> failures = new ArrayList<>();
        private final Map<String, Integer> succeeded = new HashMap<>();
        private int sent;
        private int understood;

        void send(World world, Operations.Operation operation, Damage damage, Random random)
                throws IOException, InterruptedException {
            HttpResponse<byte[]> response = world.send(damage.of(world.ready(operation), random));
            String problem = complaint(response);
            if (problem != null) {
                failures.add(operation.name() + " " + damage + ": " + problem);
            }
            if (response.statusCode() < 300) {
                understood++;
                succeeded.merge(operation.name(), 1, Integer::sum);
            }
            sent++;
        }

        int succeeded(Operations.Operation operation) {
            return succeeded.getOrDefault(operation.name(), 0);
        }
    }

    /** What is wrong with an answer, whatever was asked; null when nothing is. */
    private static @Nullable String complaint(HttpResponse<byte[]> response) {
        String body = new String(response.body(), UTF_8);
        int status = response.statusCode();
        if (status >= 500) {
            return status + " " + body;
        }
        if (body.contains("Exception") || body.contains("\tat ") || body.contains("id.layanan112.")) {
            return "tells of the inside: " + body;
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        return status >= 400 && !type.startsWith("application/problem+json")
                ? status + " is no problem: " + body
                : null;
    }

    /** Records that are there without what belongs to them. */
    private List<String> halfStored() {
        return IntakeClient.select(database, """
                SELECT 'call without incident ' || call_id FROM call
                 WHERE incident_id IS NOT NULL AND incident_id NOT IN (SELECT incident_id FROM incident)
                UNION ALL
                SELECT 'key without call ' || i.call_id FROM idempotency i
                 WHERE scope LIKE '%/calls' AND i.call_id NOT IN (SELECT call_id FROM call)
                UNION ALL
                SELECT 'details without key ' || subject_id FROM protected_block
                 WHERE owner_id NOT IN (SELECT owner_id FROM data_key)
                UNION ALL
                SELECT 'call without audit ' || call_id FROM call
                 WHERE NOT by_telephony AND call_id NOT IN (SELECT subject FROM audit)""");
    }
}
