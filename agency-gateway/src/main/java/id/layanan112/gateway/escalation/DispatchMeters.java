package id.layanan112.gateway.escalation;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchEvent.DispatchAcknowledged;
import id.layanan112.contracts.DispatchEvent.DispatchDelivered;
import id.layanan112.contracts.DispatchEvent.DispatchEscalated;
import id.layanan112.contracts.DispatchEvent.DispatchUnfulfilled;
import id.layanan112.contracts.DispatchSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What SREs are told of orders, by the kind that was asked for. Exercises are left out: nobody waits for them. */
@ApplicationScoped
class DispatchMeters {
    private final MeterRegistry meters;

    DispatchMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(DispatchEvent event) {
        if (event.exercise()) {
            return;
        }
        switch (event) {
            case DispatchDelivered delivered -> time("layanan112.delivery", delivered.dispatch(), delivered.at());
            case DispatchAcknowledged answer
            when answer.step() == AckStep.ACCEPTED ->
                time("layanan112.acknowledgement", answer.dispatch(), answer.at());
            case DispatchEscalated escalated ->
                meters.counter(
                                "layanan112.escalations",
                                "kind",
                                escalated.dispatch().kind(),
                                "cause",
                                escalated.reason())
                        .increment();
            case DispatchUnfulfilled unfulfilled ->
                meters.counter(
                                "layanan112.dispatch.unfulfilled",
                                "kind",
                                unfulfilled.dispatch().kind(),
                                "reason",
                                unfulfilled.reason())
                        .increment();
            default -> {}
        }
    }

    /** From when it was ordered: what the agency's people had of it. */
    private void time(String name, DispatchSnapshot order, Instant at) {
        Duration took = Duration.between(order.orderedAt(), at);
        Timer.builder(name)
                .tag("kind", order.kind())
                .serviceLevelObjectives(
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(900))
                .register(meters)
                .record(took.isNegative() ? Duration.ZERO : took);
    }
}
