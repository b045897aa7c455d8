package id.layanan112.kit.messaging;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which failures pass by themselves, and how long to wait for that. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Patience() {}

    /** True for a database or broker that is away, a deadlock, a lost connection: the record itself is not at fault. */
    static boolean passing(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof PublishFailed published && published.retriable()
                    || cause instanceof SQLException sql && passingState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** 08 connection, 40 rollback (deadlock, serialisation), 53 resources, 57 operator, 55P03 lock, 25P03 stood still; null is the pool's. */
    private static boolean passingState(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03")
                || state.equals("25P03");
    }

    /**
     * Waits before attempt {@code attempt} (1 for the first repeat), longer each time, 2 s at most.
     *
     * @throws Stopped when the service is shutting down: the record is not acknowledged and comes again
     */
    static void pause(int attempt) {
        long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 10));
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** The service is ending; nothing was acknowledged. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped");
        }
    }
}
