package id.layanan112.gateway.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of the time that runs for an order. */
public sealed interface Timing {
    /** It runs on. */
    record Unchanged() implements Timing {}

    /** Nobody waits for anything any more. */
    record Stopped() implements Timing {}

    /**
     * It begins anew; whatever the delay, there are ten seconds from now.
     *
     * @param from null: from now, by the database's clock
     */
    record Begins(@Nullable Instant from, Duration length) implements Timing {}

    /** As {@link Begins}, but a time that runs out sooner stays: a new revision never postpones a deadline. */
    record BeginsUnlessSooner(Instant from, Duration length) implements Timing {}

    /** It runs to a moment that was named. */
    record Until(Instant end) implements Timing {}
}
