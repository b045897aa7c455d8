package id.layanan112.operations.probe;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.Lane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The one who calls, and looks at the incident as its call taker does until every lane has accepted. */
final class Caller {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final String ACCEPTED = "ACCEPTED";

    /** What becomes of one call. */
    sealed interface Outcome {
        record Acknowledged(String incidentId, Map<Lane, Duration> after) implements Outcome {}

        /** Saved, and what it asks for did not come back from these lanes. */
        record Unanswered(String incidentId, Set<Lane> silent) implements Outcome {}

        /** @param why whose no it was, and a status or the class of what went wrong */
        record Refused(String why) implements Outcome {}
    }

    private final Web web;
    private final Login login;
    private final URI intake;
    private final Duration patience;
    private final BiConsumer<Lane, Duration> heard;

    /**
     * @param patience how long a call may take until all have accepted
     * @param heard told of each lane's acceptance as it is seen
     */
    Caller(Web web, Login login, URI intake, Duration patience, BiConsumer<Lane, Duration> heard) {
        this.web = web;
        this.login = login;
        this.intake = intake;
        this.patience = patience;
        this.heard = heard;
    }

    Outcome call(String region) throws InterruptedException {
        long began = System.nanoTime();
        String incident;
        try {
            Web.Answer saved = ask("/calls", "POST", """
                    {"class":"NORMAL","channel":"PROBE","exercise":true,"incidentType":"OTHER","regionCode":"%s"}""".formatted(region));
            if (saved.status() != 201) {
                return new Outcome.Refused("intake answered " + saved.status());
            }
            incident = saved.body().path("incidentId").asText();
        } catch (Login.Refused e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.Refused("intake: " + e.getClass().getSimpleName());
        }
        try {
            return follow(incident, began);
        } finally {
            close(incident);
        }
    }

    private Outcome follow(String incident, long began) throws InterruptedException {
        Map<Lane, Duration> after = new EnumMap<>(Lane.class);
        Set<Lane> silent = EnumSet.allOf(Lane.class);
        while (since(began).compareTo(patience) < 0) {
            try {
                ask("/incidents/" + incident, "GET", "")
                        .body()
                        .path("dispatches")
                        .forEach(order -> {
                            String kind = order.path("kind").asText();
                            if (AgencyKinds.PROBED.contains(kind)
                                    && order.path("status").asText().equals(ACCEPTED)
                                    && silent.remove(Lane.ofKind(kind))) {
                                after.put(Lane.ofKind(kind), since(began));
                                heard.accept(Lane.ofKind(kind), since(began));
                            }
                        });
            } catch (IOException e) {
                // Looked at again: one answer that is lost says nothing about the call.
            }
            if (silent.isEmpty()) {
                return new Outcome.Acknowledged(incident, after);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return new Outcome.Unanswered(incident, silent);
    }

    /** Left open it would be no harm: nobody sees it. */
    private void close(String incident) throws InterruptedException {
        try {
            ask("/incidents/" + incident + "/closure", "POST", "{\"disposition\":\"RESOLVED\"}");
        } catch (IOException e) {
            // Its orders end by themselves.
        }
    }

    private Web.Answer ask(String path, String method, String body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher sent =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        Web.Answer answer = web.send(HttpRequest.newBuilder(URI.create(intake + path))
                .timeout(Web.PATIENCE)
                .header("Authorization", login.bearer())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, sent)
                .build());
        if (answer.status() == 401) {
            login.forget();
        }
        return answer;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
