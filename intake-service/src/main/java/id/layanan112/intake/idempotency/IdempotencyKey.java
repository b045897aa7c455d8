package id.layanan112.intake.idempotency;

import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} header of requests that create something. */
public final class IdempotencyKey {
    private static final int CHARS = 200;

    private IdempotencyKey() {}

    /** @throws ProblemException 400 without one */
    public static String require(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > CHARS) {
            throw new ProblemException(Problem.of(
                            400,
                            "idempotency-key-needed",
                            "Idempotency-Key diperlukan.",
                            "An Idempotency-Key is needed.")
                    .withField(
                            "Idempotency-Key",
                            "missing-or-too-long",
                            "Kirim satu UUID per permintaan baru; ulangi dengan kunci yang sama.",
                            "Send one UUID per new request; repeat with the same key."));
        }
        return key;
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
