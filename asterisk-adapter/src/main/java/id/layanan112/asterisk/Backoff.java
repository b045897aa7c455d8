package id.layanan112.asterisk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits that double up to a limit, each shortened at random so that many programs do not come back at once. */
final class Backoff {
    private final Duration first;
    private final Duration most;
    private Duration next;

    Backoff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
        this.next = first;
    }

    Duration next() {
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(most) > 0 ? most : next.multipliedBy(2);
        return wait.multipliedBy(ThreadLocalRandom.current().nextInt(50, 101)).dividedBy(100);
    }

    void reset() {
        next = first;
    }
}
