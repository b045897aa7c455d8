package id.layanan112.monitoring.dashboard;

import id.layanan112.monitoring.counts.Changes;
import id.layanan112.monitoring.figures.RegionCounts;
import id.layanan112.monitoring.figures.RegionRow;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The open screens. A change is drawn once per audience, however many look at it, and not at all for nobody. */
@ApplicationScoped
class Screens {
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);

    private final Map<Audience, Screen> screens = new ConcurrentHashMap<>();
    private final RegionCounts counts;
    private final Changes changes;
    private final InstantSource clock;
    private long lastNanos = System.nanoTime();

    private static final class Screen {
        private final BroadcastProcessor<Picture> pictures = BroadcastProcessor.create();
        private final AtomicInteger watchers = new AtomicInteger();
    }

    Screens(RegionCounts counts, Changes changes, InstantSource clock) {
        this.counts = counts;
        this.changes = changes;
        this.clock = clock;
    }

    /** Pictures from now on, without end; who is slow misses old ones, never the newest. */
    Multi<Picture> watch(Audience audience) {
        Screen screen = screens.computeIfAbsent(audience, one -> new Screen());
        return screen.pictures
                .onSubscription()
                .invoke(screen.watchers::incrementAndGet)
                .onTermination()
                .invoke(screen.watchers::decrementAndGet)
                .onOverflow()
                .dropPreviousItems();
    }

    /** At most twice a second when something was counted, every 5 s when not: freshness moves on by itself. */
    @Scheduled(
            every = "{layanan112.monitoring.screens.every:0.5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void show() {
        List<Map.Entry<Audience, Screen>> watched = screens.entrySet().stream()
                .filter(screen -> screen.getValue().watchers.get() > 0)
                .toList();
        long now = System.nanoTime();
        if (watched.isEmpty() || !changes.sinceLastAsked() && now - lastNanos < AT_LEAST_EVERY.toNanos()) {
            return;
        }
        lastNanos = now;
        List<RegionRow> rows = counts.today(false);
        watched.forEach(
                screen -> screen.getValue().pictures.onNext(Pictures.picture(screen.getKey(), rows, clock.instant())));
    }
}
