package id.layanan112.intake.audit;

import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Why somebody reads what is protected, as they say it. */
public final class Reason {
    private static final int CHARS = 200;

    private Reason() {}

    /** @throws ProblemException 400 without one */
    public static String require(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > CHARS) {
            throw new ProblemException(
                    Problem.of(400, "reason-needed", "Sebutkan alasan membaca.", "Say why you read this.")
                            .withField(
                                    "reason",
                                    "missing-or-too-long",
                                    "Isi 1 sampai " + CHARS + " huruf.",
                                    "1 to " + CHARS + " characters."));
        }
        return reason;
    }
}
