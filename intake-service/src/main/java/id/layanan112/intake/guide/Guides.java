package id.layanan112.intake.guide;

import id.layanan112.contracts.IncidentType;
import id.layanan112.regions.RegionCode;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The guides in force, from memory, since each call asks for one. Another replica knows a change five seconds later, and
 * without a database what was known last still holds.
 */
@ApplicationScoped
public class Guides {
    private final GuideRows rows;
    private volatile Present present = new Present(-1, Map.of());

    Guides(GuideRows rows) {
        this.rows = rows;
    }

    private record Present(long revision, Map<Key, Guide> guides) {}

    private record Key(IncidentType type, String scope) {}

    /** The region's own, else the nation's, else the built-in one: there always is one. */
    public Guide inForce(IncidentType type, @Nullable RegionCode region) {
        Map<Key, Guide> guides = present.guides();
        Guide own = region == null ? null : guides.get(new Key(type, region.value()));
        Guide nation = own == null ? guides.get(new Key(type, Guide.NATION)) : own;
        return nation == null ? BuiltInGuides.of(type) : nation;
    }

    // One at a time: what was read first must not be kept last.
    @PostConstruct
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void refresh() {
        // The number first: guides that are newer than it are read once more.
        long revision = rows.revision();
        if (revision != present.revision()) {
            present = new Present(
                    revision,
                    rows.inForce().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    guide -> new Key(guide.incidentType(), guide.scope()),
                                    Function.identity(),
                                    (first, last) -> last)));
        }
    }
}
