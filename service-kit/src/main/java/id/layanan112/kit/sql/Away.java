package id.layanan112.kit.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, or has no time, from a fault of ours. */
public final class Away {
    private Away() {}

    public static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GroupCommit.Busy) {
                return true;
            }
            if (cause instanceof SQLException sql && away(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Connection, resources, operator, a session that stood still; the pool's own refusal carries no state. */
    private static boolean away(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25P03");
    }
}
