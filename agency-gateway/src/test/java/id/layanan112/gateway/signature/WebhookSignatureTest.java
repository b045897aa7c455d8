package id.layanan112.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** The example of the Standard Webhooks specification. */
    @Test
    void shouldSignAsTheSpecificationDoes() {
        assertThat(WebhookSignature.sign(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldAcceptOneFittingSignatureAndNothingElse() {
        String good = WebhookSignature.sign(SECRET, "id", "1", BODY);

        assertThat(WebhookSignature.verify(SECRET, "id", "1", BODY, "v1,AAAA " + good))
                .isTrue();
        assertThat(WebhookSignature.verify(SECRET, "id", "2", BODY, good)).isFalse();
        assertThat(WebhookSignature.verify(SECRET, "other", "1", BODY, good)).isFalse();
        assertThat(WebhookSignature.verify(SECRET, "id", "1", "{}".getBytes(UTF_8), good))
                .isFalse();
        assertThat(WebhookSignature.verify(SECRET, "id", "1", BODY, "")).isFalse();
    }
}
