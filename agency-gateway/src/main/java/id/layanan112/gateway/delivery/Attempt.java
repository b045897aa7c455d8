package id.layanan112.gateway.delivery;

import java.time.Duration;
import java.util.Optional;

/** How one attempt at telling an agency ended. */
sealed interface Attempt {
    /** Its system took it over: 2xx, and no acceptance. */
    record Taken() implements Attempt {}

    /**
     * Not now.
     *
     * @param why a code, {@code HTTP_503} or {@code TIMEOUT}; never a part of the answer
     */
    record Failed(String why, Optional<Duration> retryAfter) implements Attempt {}

    /** There is no way to tell it, and will be none in a minute: the next agency is asked at once. */
    record NoChannel() implements Attempt {}
}
