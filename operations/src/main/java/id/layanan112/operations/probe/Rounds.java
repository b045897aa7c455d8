package id.layanan112.operations.probe;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One call after the other in one region, at the probe's pace; regions begin one after the other, evenly. */
final class Rounds {
    private final Caller caller;
    private final Figures figures;
    private final List<String> regions;
    private final Duration every;
    private final Duration patience;
    private final PrintWriter log;
    private final AtomicReference<Instant> moved = new AtomicReference<>(Instant.now());

    Rounds(Caller caller, Figures figures, List<String> regions, Duration every, Duration patience, PrintWriter log) {
        this.caller = caller;
        this.figures = figures;
        this.regions = regions;
        this.every = every;
        this.patience = patience;
        this.log = log;
    }

    void begin() {
        for (int i = 0; i < regions.size(); i++) {
            String region = regions.get(i);
            Duration later = every.multipliedBy(i).dividedBy(regions.size());
            Thread.ofVirtual().name("region-" + region).start(() -> rounds(region, later));
        }
    }

    /** False when no region's call began or ended for longer than its pace and its patience. */
    boolean moving() {
        return Duration.between(moved.get(), Instant.now())
                        .compareTo(every.plus(patience).multipliedBy(2))
                < 0;
    }

    private void rounds(String region, Duration later) {
        try {
            Thread.sleep(later);
            while (true) {
                Instant next = Instant.now().plus(every);
                moved.set(Instant.now());
                Caller.Outcome outcome = caller.call(region);
                moved.set(Instant.now());
                figures.ended(region, outcome);
                tell(region, outcome);
                Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What went well is a figure; what did not is a line, with the incident to look at. */
    private void tell(String region, Caller.Outcome outcome) {
        String line = switch (outcome) {
            case Caller.Outcome.Acknowledged all -> null;
            case Caller.Outcome.Unanswered(String incident, var silent) ->
                "UNANSWERED region " + region + " incident " + incident + ": nothing from " + silent;
            case Caller.Outcome.Refused(String why) -> "REFUSED region " + region + ": " + why;
        };
        if (line != null) {
            log.println(Instant.now() + " " + line + "; see docs/runbooks/probe.md");
            log.flush();
        }
    }
}
