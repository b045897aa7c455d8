package id.layanan112.monitoring.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Whether two reports say the same, in whatever order. */
final class Digests {
    private Digests() {}

    static String of(List<ReportedCall> calls) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            calls.stream()
                    .sorted(Comparator.comparing(ReportedCall::callId))
                    .forEach(call -> digest.update(call.toString().getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
