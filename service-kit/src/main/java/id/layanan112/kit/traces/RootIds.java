package id.layanan112.kit.traces;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for the first span of an incident, whose ids are known to all before it is there. */
@Singleton
@Unremovable
class RootIds implements IdGenerator {
    private static final ThreadLocal<@Nullable UUID> ROOT = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** What is begun within is the first span of the incident. */
    static <T> T of(UUID incident, Supplier<T> begin) {
        ROOT.set(incident);
        try {
            return begin.get();
        } finally {
            ROOT.remove();
        }
    }

    @Override
    public String generateSpanId() {
        UUID incident = ROOT.get();
        return incident == null ? random.generateSpanId() : TraceOf.rootSpanId(incident);
    }

    @Override
    public String generateTraceId() {
        UUID incident = ROOT.get();
        return incident == null ? random.generateTraceId() : TraceOf.traceId(incident);
    }
}
