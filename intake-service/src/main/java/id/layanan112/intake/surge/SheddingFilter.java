package id.layanan112.intake.surge;

import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemResponses;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses reads, then changes, and savings last, while too many are in work: 503 with Retry-After.
 */
public class SheddingFilter {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Shed rule;
    private final MeterRegistry meters;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger saves = new AtomicInteger();

    /**
     * @param readsAtOnce {@code layanan112.reads-at-once}
     * @param readsAndChangesAtOnce {@code layanan112.reads-and-changes-at-once}: fewer than the database has
     *     connections, so that saving always finds one
     * @param savesAtOnce {@code layanan112.saves-at-once}: what the memory holds; whoever is refused comes again with
     *     the same key
     */
    SheddingFilter(
            @ConfigProperty(name = "layanan112.reads-at-once", defaultValue = "24") int readsAtOnce,
            @ConfigProperty(name = "layanan112.reads-and-changes-at-once", defaultValue = "36")
                    int readsAndChangesAtOnce,
            @ConfigProperty(name = "layanan112.saves-at-once", defaultValue = "400") int savesAtOnce,
            MeterRegistry meters) {
        this.rule = new Shed(readsAtOnce, readsAndChangesAtOnce, savesAtOnce);
        this.meters = meters;
    }

    /** Before anything is done, for reads and changes. */
    @ServerRequestFilter(preMatching = true)
    public Optional<Response> shed(ContainerRequestContext request, RoutingContext context, HttpHeaders headers) {
        Shed.Kind kind = kind(request);
        return kind == Shed.Kind.SAVE ? Optional.empty() : admit(kind, context, headers);
    }

    /** Once its body is there, for a saving: whoever sends it slowly, or never, keeps nobody out. */
    @ServerRequestFilter(readBody = true)
    public Optional<Response> shedSaving(ContainerRequestContext request, RoutingContext context, HttpHeaders headers) {
        Shed.Kind kind = kind(request);
        return kind == Shed.Kind.SAVE ? admit(kind, context, headers) : Optional.empty();
    }

    private static Shed.Kind kind(ContainerRequestContext request) {
        return Shed.kind(request.getMethod(), request.getUriInfo().getPath());
    }

    private Optional<Response> admit(Shed.Kind kind, RoutingContext context, HttpHeaders headers) {
        if (!rule.admits(kind, reads.get(), changes.get(), saves.get())) {
            meters.counter("layanan112.requests.shed", "kind", kind.name()).increment();
            return Optional.of(Response.fromResponse(ProblemResponses.of(busy(), headers))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build());
        }
        AtomicInteger inWork = switch (kind) {
            case READ -> reads;
            case CHANGE -> changes;
            case SAVE -> saves;
        };
        inWork.incrementAndGet();
        AtomicBoolean over = new AtomicBoolean();
        Runnable leave = () -> {
            if (over.compareAndSet(false, true)) {
                inWork.decrementAndGet();
            }
        };
        // When its answer begins: a screen that is told for hours is no work. Or however else it ends.
        context.addHeadersEndHandler(begun -> leave.run());
        context.addEndHandler(ended -> leave.run());
        return Optional.empty();
    }

    private static Problem busy() {
        return Problem.of(
                503,
                "busy",
                "Sedang sangat sibuk; menyimpan panggilan didahulukan. Coba lagi sebentar.",
                "Very busy; saving calls comes first. Try again in a moment.");
    }
}
