package id.layanan112.intake.call;

import id.layanan112.intake.incident.Incident;
import id.layanan112.kit.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long saving took and what became of it, and the first span of the incident that came of it. */
@ApplicationScoped
class SavingMeters {
    private static final Duration[] STEPS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };
    private static final Duration[] ANSWER_STEPS = {
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(120)
    };

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Traces traces;
    private final Timer answered;

    SavingMeters(MeterRegistry meters, InstantSource clock, Traces traces) {
        this.meters = meters;
        this.clock = clock;
        this.traces = traces;
        this.answered = Timer.builder("layanan112.call.answer")
                .serviceLevelObjectives(ANSWER_STEPS)
                .register(meters);
        // There before the first call: an alert about failed ones needs something to divide by.
        for (String outcome : new String[] {"saved", "again", "refused", "failed"}) {
            var _ = saving(outcome);
        }
    }

    /** Made with the service, not with its first call. */
    void start(@Observes StartupEvent event) {}

    /** @param failure null when there is an answer */
    void ended(Instant from, CallBook.@Nullable Saving saving, @Nullable Throwable failure) {
        Instant until = clock.instant();
        saving(outcome(saving, failure)).record(Duration.between(from, until));
        if (saving instanceof CallBook.Saving.Saved(Call call, Incident incident, boolean repeat)
                && incident != null
                && !repeat) {
            traces.opened(
                    incident.incidentId(),
                    "POST /calls",
                    from,
                    until,
                    Map.of(
                            "layanan112.incident", incident.incidentId().toString(),
                            "layanan112.call", call.callId().toString(),
                            "layanan112.centre", call.centreCode(),
                            "layanan112.exercise", Boolean.toString(incident.exercise())));
        }
    }

    /** A telephone rang, and somebody took it. */
    void answered(Instant rang, Instant taken) {
        Duration took = Duration.between(rang, taken);
        answered.record(took.isNegative() ? Duration.ZERO : took);
    }

    private Timer saving(String outcome) {
        return Timer.builder("layanan112.call.save")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(meters);
    }

    private static String outcome(CallBook.@Nullable Saving saving, @Nullable Throwable failure) {
        if (saving == null || failure != null) {
            return "failed";
        }
        return switch (saving) {
            case CallBook.Saving.Saved saved -> saved.repeat() ? "again" : "saved";
            case CallBook.Saving.KeyReused reused -> "refused";
            case CallBook.Saving.NotAdmitted refused -> "refused";
        };
    }
}
