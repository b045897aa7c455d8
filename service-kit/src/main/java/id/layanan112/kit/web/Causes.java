package id.layanan112.kit.web;

import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A failure for the log: classes and places, never messages, which can quote what a person typed. */
final class Causes {
    private static final String OURS = "id.layanan112";
    private static final int DEPTH = 8;

    private Causes() {}

    static String of(Throwable failure) {
        StringJoiner chain = new StringJoiner(" <- ");
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            chain.add(cause.getClass().getName() + place(cause));
            cause = cause.getCause();
        }
        return chain.toString();
    }

    private static String place(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .or(() -> Arrays.stream(cause.getStackTrace()).findFirst())
                .map(frame -> " at " + frame)
                .orElse("");
    }
}
