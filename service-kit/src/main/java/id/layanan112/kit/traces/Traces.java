package id.layanan112.kit.traces;

import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.EventType;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what was done for an incident, when it was done. Attributes are ids, codes and counts: whoever reads traces
 * need not be allowed to know of people.
 */
@ApplicationScoped
public class Traces {
    private final Tracer tracer;
    private final boolean off;

    Traces(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
        this.tracer = telemetry.getTracer("layanan112");
        this.off = off;
    }

    /** The header that tells an agency's system, or any other, which trace it takes part in. */
    public static String traceparent(UUID incident) {
        return TraceOf.traceparent(incident);
    }

    /** The request that made an incident: all else of it hangs below. */
    public void opened(UUID incident, String name, Instant from, Instant until, Map<String, String> attributes) {
        if (off) {
            return;
        }
        Span span = RootIds.of(
                incident,
                () -> builder(name, SpanKind.SERVER, from, attributes)
                        .setNoParent()
                        .startSpan());
        span.end(until);
    }

    /** Something that was done for an incident. */
    public void did(
            UUID incident, String name, SpanKind kind, Instant from, Instant until, Map<String, String> attributes) {
        if (off) {
            return;
        }
        builder(name, kind, from, attributes)
                .setParent(Context.root().with(Span.wrap(TraceOf.root(incident))))
                .setAttribute("layanan112.incident", incident.toString())
                .startSpan()
                .end(until);
    }

    /** What a service did with an event that came; one that belongs to no incident leaves no trace. */
    public void took(DomainEvent event, Instant from, Instant until) {
        of("take", event, SpanKind.CONSUMER, from, until);
    }

    /** From when an event was written down until the broker had it. */
    public void published(DomainEvent event, Instant from, Instant until) {
        of("publish", event, SpanKind.PRODUCER, from, until);
    }

    /**
     * The same of a record whose event is not at hand: its headers say what it is.
     *
     * @param traceparent as the codec wrote it; null for what belongs to no incident
     */
    public void published(@Nullable String traceparent, String type, Instant from, Instant until) {
        if (!off && traceparent != null) {
            String name = EventCatalogue.ofType(type).map(EventType::name).orElse(type);
            did(TraceOf.incident(traceparent), "publish " + name, SpanKind.PRODUCER, from, until, Map.of());
        }
    }

    /** False when nobody listens: what it would take to tell can be left undone. */
    public boolean on() {
        return !off;
    }

    private void of(String deed, DomainEvent event, SpanKind kind, Instant from, Instant until) {
        UUID incident = event.incident();
        if (incident != null) {
            did(incident, deed + " " + EventCatalogue.of(event).name(), kind, from, until, Map.of());
        }
    }

    private SpanBuilder builder(String name, SpanKind kind, Instant from, Map<String, String> attributes) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setStartTimestamp(from);
        attributes.forEach(builder::setAttribute);
        return builder;
    }
}
