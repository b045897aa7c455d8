package id.layanan112.monitoring.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.kit.threads.Repeating;
import id.layanan112.monitoring.counts.Changes;
import id.layanan112.monitoring.figures.Targets;
import id.layanan112.monitoring.figures.Today;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The open screens. What changed is told once per audience, however many look at it, and not at all for nobody. The first
 * message of a connection has everything; each has a number, so that a screen can tell what is newer.
 */
@ApplicationScoped
class Screens {
    private static final Logger LOG = Logger.getLogger(Screens.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Audience, Screen> screens = new ConcurrentHashMap<>();
    private final Boards boards;
    private final Changes changes;
    private final InstantSource clock;
    private final Duration pause;
    private @Nullable Repeating thread;

    /** Who sees the same. */
    record Audience(Language language, String scope, Targets targets) {}

    /** As it goes to a screen. */
    record Message(long n, boolean all, Map<String, String> cells) {
        static final Message NONE = new Message(0, true, Map.of());
    }

    private static final class Screen {
        private final BroadcastProcessor<Message> messages = BroadcastProcessor.create();
        private final AtomicInteger watchers = new AtomicInteger();
        private volatile Message everything = Message.NONE;
        // Never goes back: screens go by it.
        private long number;
        private volatile long toldNanos = System.nanoTime() - AT_LEAST_EVERY.toNanos();

        boolean old(long now) {
            return now - toldNanos >= AT_LEAST_EVERY.toNanos();
        }
    }

    Screens(
            Boards boards,
            Changes changes,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.monitoring.screens.every", defaultValue = "300ms") Duration pause) {
        this.boards = boards;
        this.changes = changes;
        this.clock = clock;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        thread = Repeating.start("screens", pause, this::show);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.close();
        }
    }

    /**
     * Messages from now on, for a quarter of an hour: a screen connects again by itself, and is asked again who it is. Who
     * is slow misses some, sees it by their numbers, and connects again.
     */
    Multi<String> watch(Audience audience) {
        Screen screen = screens.computeIfAbsent(audience, one -> new Screen());
        // What was told when somebody last looked may be an hour old.
        tellIfOld(audience, screen);
        Multi<Message> changing = screen.messages
                .onOverflow()
                .invoke(() -> LOG.debug("a screen is slow"))
                .dropPreviousItems();
        // Subscribed to the changes first: what changes meanwhile comes too, and its number tells which is newer.
        return Multi.createBy()
                .merging()
                .streams(changing, Multi.createFrom().item(() -> screen.everything))
                .filter(message -> message.n() > 0)
                .map(Screens::json)
                .select()
                .first(LONGEST)
                .onSubscription()
                .invoke(screen.watchers::incrementAndGet)
                .onTermination()
                .invoke(screen.watchers::decrementAndGet);
    }

    /** When something changed where somebody looks; every 5 s when not, for freshness moves on by itself. */
    void show() {
        Set<String> changed = changes.sinceLastAsked();
        long now = System.nanoTime();
        screens.forEach((audience, screen) -> {
            if (screen.watchers.get() > 0 && (screen.old(now) || changed.contains(audience.scope()))) {
                tell(audience, screen);
            }
        });
    }

    private void tellIfOld(Audience audience, Screen screen) {
        synchronized (screen) {
            if (screen.watchers.get() == 0 || screen.old(System.nanoTime())) {
                tell(audience, screen);
            }
        }
    }

    private void tell(Audience audience, Screen screen) {
        // Drawn and told under one lock: an older picture never follows a newer one.
        synchronized (screen) {
            try {
                Map<String, String> cells = cells(audience, clock.instant());
                screen.toldNanos = System.nanoTime();
                Map<String, String> before = screen.everything.cells();
                boolean first = screen.everything == Message.NONE;
                long number = ++screen.number;
                Map<String, String> changed = new HashMap<>();
                // What is gone is told as nothing.
                before.keySet().forEach(key -> changed.put(key, ""));
                cells.keySet().forEach(changed::remove);
                cells.forEach((key, value) -> {
                    if (!value.equals(before.get(key))) {
                        changed.put(key, value);
                    }
                });
                screen.everything = new Message(number, true, cells);
                screen.messages.onNext(first ? screen.everything : new Message(number, false, changed));
            } catch (RuntimeException e) {
                // Screens say by themselves that nothing came; nothing old is given to who comes now.
                screen.everything = Message.NONE;
                LOG.warnf("a screen cannot be told now: %s", e.getClass().getSimpleName());
            }
        }
    }

    private Map<String, String> cells(Audience audience, Instant now) {
        LocalDate today = Today.of(audience.scope(), now);
        Ask ask = new Ask(audience.scope(), today, today, true, audience.targets(), null, null);
        Look look = Look.of(audience.language().code(), null, "/", Map.of());
        return boards.live(ask, look, now).live();
    }

    private static String json(Message message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
