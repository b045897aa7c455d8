package id.layanan112.intake.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Saves invented calls as the service starts, and takes each back before it is there: what the first call after an update
 * would have to wait for is loaded before the service is ready. Short, and never in the way: whatever goes wrong with it,
 * calls are taken.
 */
@Readiness
@ApplicationScoped
class Rehearsal implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final int CALLS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final byte[] INVENTED = """
            {"class":"NORMAL","incidentType":"FIRE","hazards":["INJURED"],"narrative":"Contoh","regionCode":"%s",
             "caller":{"name":"Contoh","number":"+62000000000"},"place":{"address":"Jalan Contoh 1"}}""".getBytes(UTF_8);

    private final CallBook book;
    private final NewCallReader reader;
    private final CurrentCentres centres;
    private volatile boolean over;
    private volatile long began = System.nanoTime();
    private @Nullable Thread stage;

    Rehearsal(CallBook book, NewCallReader reader, CurrentCentres centres) {
        this.book = book;
        this.reader = reader;
        this.centres = centres;
    }

    /** As soon as the database has been looked at, beside the rest of the start. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 20) StartupEvent event) {
        stage = Thread.ofPlatform().name("rehearsal").daemon().start(this::rehearse);
    }

    void stop(@Observes ShutdownEvent event) {
        if (stage != null) {
            stage.interrupt();
        }
    }

    @ActivateRequestContext
    void rehearse() {
        began = System.nanoTime();
        try {
            Optional<CallCentre> centre = centres.now().all().stream().findFirst();
            if (centre.isPresent()) {
                Desk desk = new Desk(centre, List.of(), "rehearsal");
                RegionCode region = centre.get().regions().getFirst();
                byte[] body =
                        new String(INVENTED, UTF_8).formatted(region.value()).getBytes(UTF_8);
                for (int i = 0; i < CALLS && System.nanoTime() - began < LONGEST.toNanos(); i++) {
                    book.rehearse(desk, "rehearsal-" + UUID.randomUUID(), body, reader.read(body));
                }
            }
        } catch (RuntimeException e) {
            LOG.infof(
                    "no rehearsal (%s): the first calls will take longer",
                    e.getClass().getSimpleName());
        } finally {
            over = true;
        }
    }

    @Override
    public HealthCheckResponse call() {
        // A statement that hangs is not waited for.
        boolean longEnough = System.nanoTime() - began > LONGEST.toNanos();
        return HealthCheckResponse.named("rehearsal").status(over || longEnough).build();
    }
}
