package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What people do with calls and incidents, through whatever dies meanwhile: whoever did not hear an answer looks how it
 * stands, and does it again only when it is not done.
 */
final class Deeds {
    private static final Duration GIVE_UP = Duration.ofMinutes(5);
    private static final String ROLE = "supervisor";

    private final Platform platform;

    Deeds(Platform platform) {
        this.platform = platform;
    }

    /** @throws IllegalStateException when it is refused, or nothing answered for five minutes */
    void link(String call, String incident) throws InterruptedException {
        until("/calls/" + call, of("incidentId", incident), "PUT", "/incidents/" + incident + "/calls/" + call, null);
    }

    void unlink(String call, String incident) throws InterruptedException {
        until(
                "/calls/" + call,
                state -> state.path("incidentId").isMissingNode()
                        || state.path("incidentId").isNull(),
                "DELETE",
                "/incidents/" + incident + "/calls/" + call,
                null);
    }

    void classify(String call, Map<String, Object> body) throws InterruptedException {
        until(
                "/calls/" + call,
                of("class", (String) java.util.Objects.requireNonNull(body.get("class"))),
                "PUT",
                "/calls/" + call + "/class",
                body);
    }

    void close(String incident) throws InterruptedException {
        until(
                "/incidents/" + incident,
                state -> !state.path("open").asBoolean(),
                "POST",
                "/incidents/" + incident + "/closure",
                Map.of("disposition", "RESOLVED"));
    }

    void reopen(String incident) throws InterruptedException {
        until(
                "/incidents/" + incident,
                state -> state.path("open").asBoolean(),
                "POST",
                "/incidents/" + incident + "/reopening",
                null);
    }

    /** What a telephone system tells; heard once, however often it is said. */
    void tell(Map<String, Object> report) throws InterruptedException {
        Platform.Answer answer = answered("POST", "/telephony/events", Map.of(), report, "telephony");
        if (!answer.ok() || !answer.json().path("refused").isEmpty()) {
            throw new IllegalStateException("a telephone system's event was refused with " + answer.status());
        }
    }

    String incidentOf(String call) throws InterruptedException {
        return state("/calls/" + call).path("incidentId").asText();
    }

    /** Offers it to the region's centre, which accepts; an offer that timed out meanwhile is made again. */
    void handOver(String incident, String toRegion) throws InterruptedException {
        do {
            settle(incident, toRegion, "acceptance");
        } while (!state("/incidents/" + incident).path("centreCode").asText().equals(toRegion));
    }

    void offerInVain(String incident, String toRegion) throws InterruptedException {
        settle(incident, toRegion, "refusal");
    }

    private void settle(String incident, String toRegion, String how) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Platform.Answer offer = answered(
                "POST",
                "/incidents/" + incident + "/handovers",
                Map.of("Idempotency-Key", key),
                Map.of("toRegion", toRegion));
        if (!offer.ok()) {
            throw new IllegalStateException("an offer was refused with " + offer.status());
        }
        answered("POST", "/handovers/" + offer.json().path("handoverId").asText() + "/" + how, Map.of(), null);
    }

    private static Predicate<JsonNode> of(String field, String value) {
        return state -> state.path(field).asText().equals(value);
    }

    private void until(String of, Predicate<JsonNode> done, String method, String path, @Nullable Object body)
            throws InterruptedException {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        while (true) {
            JsonNode state = state(of);
            if (done.test(state)) {
                return;
            }
            long seen = state.path("version").asLong(state.path("revision").asLong());
            Platform.Answer answer = answered(method, path, Map.of("If-Match", "\"" + seen + "\""), body);
            if (answer.ok()) {
                return;
            }
            if (answer.status() != 412 && answer.status() != 409 || System.nanoTime() > end) {
                throw new IllegalStateException(method + " was refused with " + answer.status());
            }
        }
    }

    private JsonNode state(String path) throws InterruptedException {
        return platform.patientGet(platform.intake + path, ROLE);
    }

    /** The first answer that is one: a service that is away, or lets nobody in, is asked again. */
    private Platform.Answer answered(String method, String path, Map<String, String> headers, @Nullable Object body)
            throws InterruptedException {
        return answered(method, path, headers, body, ROLE);
    }

    private Platform.Answer answered(
            String method, String path, Map<String, String> headers, @Nullable Object body, String role)
            throws InterruptedException {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        while (true) {
            try {
                Platform.Answer answer = platform.ask(method, path, headers, body, role);
                if (answer.status() < 500 && answer.status() != 429) {
                    return answer;
                }
            } catch (IOException e) {
                // Unknown outcome: asked again.
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("intake does not answer", e);
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("intake was unavailable for " + GIVE_UP);
            }
            Thread.sleep(250);
        }
    }
}
