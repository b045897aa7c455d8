package id.layanan112.gateway.delivery;

import id.layanan112.gateway.dispatch.Reach;
import java.time.Duration;
import java.util.Optional;

/** How one attempt at telling an agency ended. */
sealed interface Attempt {
    /** The system behind the channel took it over: 2xx, and no acceptance. */
    record Taken() implements Attempt {}

    /**
     * Not now.
     *
     * @param why a code, {@code HTTP_503} or {@code TIMEOUT}; never a part of the answer
     */
    record Failed(String why, Optional<Duration> retryAfter) implements Attempt {
        static Failed of(String why) {
            return new Failed(why, Optional.empty());
        }
    }

    /** Nothing was tried: the agency's guard holds back. It costs time, and no attempt. */
    record HeldBack(String why, Duration pause) implements Attempt {}

    /** Another channel is registered in its place: it goes by that one. */
    record Moved(Reach.Line line) implements Attempt {}

    /**
     * This channel is a dead end: the next one is tried at once.
     *
     * @param disable true when it is one for all orders, until somebody looks at it
     */
    record DeadEnd(String why, boolean disable) implements Attempt {}
}
