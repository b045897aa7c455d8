package id.layanan112.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Sends one call until its outcome is known: the same key, again and again, through whatever dies meanwhile. */
final class Sender {
    private static final Duration GIVE_UP = Duration.ofMinutes(5);

    private final Platform platform;
    private final LongAdder repeated = new LongAdder();

    Sender(Platform platform) {
        this.platform = platform;
    }

    /** @throws IllegalStateException when the call is refused, or nothing answered for five minutes */
    Platform.Answer send(String key, byte[] body) throws InterruptedException {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        while (true) {
            try {
                Platform.Answer answer = platform.save(key, body);
                if (answer.ok()) {
                    return answer;
                }
                if (answer.status() < 500 && answer.status() != 429) {
                    throw new IllegalStateException("refused with " + answer.status());
                }
            } catch (IOException e) {
                // Unknown outcome: the same key finds out.
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("intake does not answer", e);
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("intake was unavailable for " + GIVE_UP);
            }
            repeated.increment();
            Thread.sleep(200);
        }
    }

    /** How often a call had to be sent again. */
    long repeated() {
        return repeated.sum();
    }
}
