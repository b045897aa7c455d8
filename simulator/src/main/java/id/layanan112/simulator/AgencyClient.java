package id.layanan112.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an agency's system needs: who sent it, and an answer that is believed. The JDK alone, by Standard Webhooks. */
final class AgencyClient {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final byte[] key;

    /** @param secret as it was registered, {@code whsec_...} */
    AgencyClient(String secret) {
        key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    }

    String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + '.' + timestamp + '.').getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param signatures the header: several may come while keys change, and one that fits is enough */
    boolean verify(String id, String timestamp, byte[] body, String signatures) {
        if (!timestamp.matches("[0-9]{1,12}") || !isFresh(Instant.ofEpochSecond(Long.parseLong(timestamp)))) {
            return false;
        }
        byte[] expected = sign(id, timestamp, body).getBytes(UTF_8);
        return Arrays.stream(signatures.split(" "))
                .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(UTF_8)));
    }

    private static boolean isFresh(Instant at) {
        return Duration.between(at, Instant.now()).abs().compareTo(SKEW) <= 0;
    }

    /**
     * One answer to an order. Send it again, with the same id, until it is taken: below 500 there is nothing more to say.
     *
     * @param acknowledgeAt as it stands in the order
     * @param id the same for the same answer
     * @param body {@code {"step":"ACCEPTED","by":"PERSON"}}
     * @return the HTTP status
     */
    int acknowledge(String acknowledgeAt, String id, byte[] body) throws IOException, InterruptedException {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(acknowledgeAt))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", sign(id, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
