package id.layanan112.gateway.acknowledgement;

import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} header: the same key is the same request. */
public final class RequestKey {
    private static final int CHARS = 200;

    private RequestKey() {}

    /** @throws ProblemException 400 without one */
    public static String required(@Nullable String key) {
        if (key == null) {
            throw refused();
        }
        return checked(key);
    }

    /** @throws ProblemException 400 when there is one that is none */
    static @Nullable String optional(@Nullable String key) {
        return key == null ? null : checked(key);
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > CHARS) {
            throw refused();
        }
        return key;
    }

    private static ProblemException refused() {
        return new ProblemException(Problem.of(
                        400, "idempotency-key-needed", "Idempotency-Key diperlukan.", "An Idempotency-Key is needed.")
                .withField(
                        "Idempotency-Key",
                        "missing-or-too-long",
                        "Kirim satu UUID per permintaan baru; ulangi dengan kunci yang sama.",
                        "Send one UUID per new request; repeat with the same key."));
    }

    /** 422: the key belongs to another body. */
    public static ProblemException reused() {
        return new ProblemException(Problem.of(
                422,
                "idempotency-key-reused",
                "Kunci ini sudah dipakai untuk isi yang lain.",
                "This key was used for another body."));
    }
}
