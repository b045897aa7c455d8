package id.layanan112.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.Lane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The agency of one lane that exists for the probe alone: fetches its orders and accepts them, as a person there would. */
final class Desk implements Runnable {
    private static final int WAIT_SECONDS = 20;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final byte[] ACCEPTED = "{\"step\":\"ACCEPTED\",\"by\":\"PERSON\"}".getBytes(UTF_8);

    private final Web web;
    private final URI gateway;
    private final String agency;
    private final byte[] key;
    private final Runnable refused;
    private boolean believed = true;

    /**
     * @param gateway the gateway of this lane
     * @param secret as it was registered, {@code whsec_...}
     * @param refused told when the gateway does not believe that this is the agency
     */
    Desk(Web web, URI gateway, Lane lane, String secret, Runnable refused) {
        this.web = web;
        this.gateway = gateway;
        this.agency = "probe-" + lane.name().toLowerCase(Locale.ROOT);
        this.key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        this.refused = refused;
    }

    @Override
    public void run() {
        try {
            long cursor = 0;
            while (true) {
                try {
                    cursor = page(cursor);
                } catch (IOException e) {
                    Thread.sleep(AFTER_A_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return where the next page begins */
    private long page(long after) throws IOException, InterruptedException {
        String path = "/agencies/" + agency + "/inbox?after=" + after + "&wait=" + WAIT_SECONDS + "&exercise=true";
        Web.Answer page = web.send(signed(path, ("GET " + path).getBytes(UTF_8))
                .timeout(Web.PATIENCE.plusSeconds(WAIT_SECONDS))
                .GET()
                .build());
        if (!page.ok()) {
            boolean stranger = page.status() == 401 || page.status() == 409;
            if (stranger && believed) {
                refused.run();
            }
            believed = !stranger;
            Thread.sleep(AFTER_A_FAILURE);
            return after;
        }
        believed = true;
        for (JsonNode order : page.body().path("deliveries")) {
            if (order.path("type").asText().equals("dispatch.ordered")) {
                accept(order.path("dispatchId").asText());
            }
        }
        return page.body().path("cursor").asLong(after);
    }

    /** One that is not taken is not asked about again: the call that it belongs to stays without an answer. */
    private void accept(String dispatch) throws IOException, InterruptedException {
        web.send(signed("/dispatches/" + UUID.fromString(dispatch) + "/acknowledgements", ACCEPTED)
                .timeout(Web.PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(ACCEPTED))
                .build());
    }

    private HttpRequest.Builder signed(String path, byte[] what) {
        String id = UUID.randomUUID().toString();
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", sign(id, timestamp, what));
    }

    /** Standard Webhooks, as every agency signs. */
    private String sign(String id, String timestamp, byte[] what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + '.' + timestamp + '.').getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(what));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
