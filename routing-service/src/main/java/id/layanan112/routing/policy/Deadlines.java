package id.layanan112.routing.policy;

import java.time.Duration;
import java.util.List;

/**
 * How long the rungs of a chain have to accept.
 *
 * @param byRung one for each rung from the first, the last one for all that follow; never empty
 */
public record Deadlines(List<Duration> byRung) {
    public Deadlines {
        byRung = List.copyOf(byRung);
        if (byRung.isEmpty()) {
            throw new IllegalArgumentException("no deadline");
        }
    }

    static Deadlines each(Duration length) {
        return new Deadlines(List.of(length));
    }

    /** The first rung's, in seconds. */
    public long firstSeconds() {
        return byRung.getFirst().toSeconds();
    }

    public boolean alike() {
        return byRung.stream().distinct().count() == 1;
    }
}
