package id.layanan112.monitoring.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether figures are being derived again. */
@ApplicationScoped
public class Rebuilds {
    private final Rebuilding rebuilding;

    Rebuilds(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    /** How far it is, in facts. */
    public record Running(long done, long facts) {}

    public Optional<Running> running() {
        return rebuilding
                .latest()
                .filter(one -> one.endedAt() == null)
                .map(one -> new Running(one.done(), one.facts()));
    }
}
