package id.layanan112.kit.traces;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The trace of an incident: its id is the incident's id without dashes, its first span the last half of that. Every
 * service knows it without being told, also when an answer comes a day later or a topic is read again (ADR 30).
 */
final class TraceOf {
    private TraceOf() {}

    static String traceId(UUID incident) {
        return incident.toString().replace("-", "");
    }

    /** Random bits of the id, and never zero: the last half of a UUID begins with its variant. */
    static String rootSpanId(UUID incident) {
        return HexFormat.of().toHexDigits(incident.getLeastSignificantBits());
    }

    /** The incident of a header that {@link #traceparent} wrote. */
    static UUID incident(String traceparent) {
        String id = traceparent.substring(3, 35);
        return new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    }

    static SpanContext root(UUID incident) {
        return SpanContext.createFromRemoteParent(
                traceId(incident), rootSpanId(incident), TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** As W3C Trace Context writes it. */
    static String traceparent(UUID incident) {
        return "00-" + traceId(incident) + "-" + rootSpanId(incident) + "-01";
    }
}
