package id.layanan112.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sample agencies' clients: each has a secret of its own, which follows from the sample secret. */
final class Signature {
    private final byte[] sampleSecret;
    private final Map<String, AgencyClient> clients = new ConcurrentHashMap<>();

    Signature(String sampleSecret) {
        this.sampleSecret = sampleSecret.getBytes(UTF_8);
    }

    AgencyClient of(String agencyId) {
        return clients.computeIfAbsent(agencyId, id -> new AgencyClient("whsec_" + secretOf(id)));
    }

    private String secretOf(String agencyId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sampleSecret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(agencyId.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
