package id.layanan112.kit.health;

import java.time.Duration;

/** The rule of when a process has to end itself. */
final class Standstill {
    private final Duration patience;

    Standstill(Duration patience) {
        this.patience = patience;
    }

    /**
     * What is seen around a process.
     *
     * @param lag records that wait in its topics, or -1 when the broker does not answer
     * @param closed how long a channel has been closed; zero when none is
     */
    record Sight(long lag, boolean databaseAnswers, Duration closed) {
        boolean brokerAnswers() {
            return lag >= 0;
        }
    }

    sealed interface Verdict {
        record Live() implements Verdict {}

        record End(String why) implements Verdict {}
    }

    Verdict judge(Sight sight, Duration still) {
        if (!sight.brokerAnswers() || !sight.databaseAnswers()) {
            return new Verdict.Live();
        }
        if (sight.closed().compareTo(patience) >= 0) {
            return new Verdict.End("a channel is closed");
        }
        if (sight.lag() > 0 && still.compareTo(patience) >= 0) {
            return new Verdict.End("records wait and nothing was finished for " + still.toSeconds() + " s");
        }
        return new Verdict.Live();
    }
}
