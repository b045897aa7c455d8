package id.layanan112.web.live;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Screens that are told what they show, part by part. A part is drawn once per audience and change, however many look at
 * it, and not at all for nobody. Each drawing has a number, higher than all before it, and is the whole part: a screen
 * that was away says the last number that it saw and is told the parts that changed since; one that is slow is told the
 * newest drawing of each part, and never an older one after it.
 *
 * @param <A> who sees the same; a value
 */
public final class LiveParts<A> {
    private static final Logger LOG = Logger.getLogger(LiveParts.class);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final Drawing<A> drawing;
    private final String epoch;
    private final Map<Key<A>, Shown> shown = new ConcurrentHashMap<>();
    // Guards the numbers and who is told: what a screen has been given is in the order of its numbers.
    private final Object order = new Object();
    private long number;

    /** Draws a part. */
    @FunctionalInterface
    public interface Drawing<A> {
        /** @return HTML; empty when there is no such part for this audience */
        String draw(A audience, String part);
    }

    private record Key<A>(A audience, String part) {}

    /** A part as one audience sees it. */
    private final class Shown {
        private final Set<Screen> screens = new LinkedHashSet<>();
        private @Nullable Told latest;
        private long latestNumber;
        // True when it may have changed since it was drawn.
        private boolean old = true;
        private long leftNanos = System.nanoTime();
    }

    /** @param epoch another one after each start: numbers begin again, and what was seen before says nothing */
    public LiveParts(String epoch, Drawing<A> drawing) {
        this.epoch = epoch;
        this.drawing = drawing;
    }

    /**
     * What these parts look like, from now on. Draws on the subscriber's thread what nobody else looks at.
     *
     * @param lastSeen the last id that this screen was told, if any
     */
    public Multi<Told> watch(A audience, Collection<String> parts, @Nullable String lastSeen) {
        long seen = numberOf(lastSeen);
        List<Key<A>> keys =
                parts.stream().distinct().map(part -> new Key<>(audience, part)).toList();
        return Multi.createFrom().publisher(subscriber -> {
            Screen screen = new Screen(subscriber, keys);
            subscriber.onSubscribe(screen);
            keys.forEach(key -> join(screen, key));
            open(screen, seen);
        });
    }

    /**
     * Draws again what changed, where somebody looks; to be called often, also when nothing changed: what could not be
     * drawn is tried again.
     */
    public void changed(BiPredicate<A, String> which) {
        changed(which, (audience, part) -> true);
    }

    /** @param mine the parts that are drawn by this call: others are another thread's, so that none waits for a slow one */
    public void changed(BiPredicate<A, String> which, BiPredicate<A, String> mine) {
        shown.forEach((key, part) -> {
            if (!mine.test(key.audience(), key.part())) {
                return;
            }
            boolean due;
            synchronized (order) {
                part.old |= which.test(key.audience(), key.part());
                due = part.old && !part.screens.isEmpty();
                if (part.screens.isEmpty() && System.nanoTime() - part.leftNanos > FORGOTTEN_AFTER.toNanos()) {
                    shown.remove(key, part);
                }
            }
            if (due) {
                draw(key, part);
            }
        });
    }

    /** True while anybody looks at anything. */
    public boolean watched() {
        synchronized (order) {
            return shown.values().stream().anyMatch(part -> !part.screens.isEmpty());
        }
    }

    private void join(Screen screen, Key<A> key) {
        Shown part;
        boolean old;
        synchronized (order) {
            // Under the lock that forgets parts: nobody joins one that is being forgotten.
            part = shown.computeIfAbsent(key, one -> new Shown());
            old = part.old;
            // First among those who look: what changes from here on is drawn for it.
            part.screens.add(screen);
        }
        if (old) {
            draw(key, part);
        }
    }

    /** All at once and in the order of the numbers: whoever has seen one has seen all before it. */
    private void open(Screen screen, long seen) {
        synchronized (order) {
            screen.open(screen.keys.stream()
                    .flatMap(key -> Stream.ofNullable(shown.get(key)))
                    .filter(part -> part.latestNumber > seen)
                    .sorted(Comparator.comparingLong(part -> part.latestNumber))
                    .flatMap(part -> Stream.ofNullable(part.latest))
                    .toList());
        }
        screen.tell();
    }

    private void draw(Key<A> key, Shown part) {
        List<Screen> told;
        // Drawn and told under one lock: an older drawing never follows a newer one.
        synchronized (part) {
            synchronized (order) {
                // Before drawing: what changes meanwhile is drawn once more.
                part.old = false;
            }
            String html;
            try {
                html = drawing.draw(key.audience(), key.part());
            } catch (RuntimeException e) {
                LOG.warnf(
                        "part %s cannot be drawn: %s",
                        name(key.part()), e.getClass().getSimpleName());
                synchronized (order) {
                    part.old = true;
                }
                return;
            }
            synchronized (order) {
                if (part.latest != null && part.latest.html().equals(html)) {
                    return;
                }
                part.latestNumber = ++number;
                Told latest = new Told(epoch + "-" + number, key.part(), html);
                part.latest = latest;
                told = List.copyOf(part.screens);
                told.forEach(screen -> screen.offer(latest));
            }
        }
        told.forEach(Screen::tell);
    }

    private void leave(Screen screen) {
        synchronized (order) {
            screen.keys.forEach(key -> {
                Shown part = shown.get(key);
                if (part != null && part.screens.remove(screen)) {
                    part.leftNanos = System.nanoTime();
                }
            });
        }
    }

    /** @return 0 when it is of another start, or none at all */
    private long numberOf(@Nullable String id) {
        if (id == null || !id.startsWith(epoch + "-")) {
            return 0;
        }
        try {
            return Long.parseLong(id.substring(epoch.length() + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Of a part that names something: which is nobody's business in a log. */
    private static String name(String part) {
        int end = part.indexOf(':');
        return end < 0 ? part : part.substring(0, end);
    }

    /** One open screen: the newest drawing of each part that it was not told yet, oldest first. */
    private final class Screen implements Flow.Subscription {
        private final Flow.Subscriber<? super Told> subscriber;
        private final List<Key<A>> keys;
        private final Map<String, Told> waiting = new LinkedHashMap<>();
        private long wanted;
        private boolean open;
        private boolean telling;
        private boolean closed;

        Screen(Flow.Subscriber<? super Told> subscriber, List<Key<A>> keys) {
            this.subscriber = subscriber;
            this.keys = keys;
        }

        private synchronized void open(List<Told> present) {
            waiting.clear();
            present.forEach(this::offer);
            open = true;
        }

        private synchronized void offer(Told told) {
            // Taken out first: it goes to the end, where its number belongs.
            waiting.remove(told.part());
            waiting.put(told.part(), told);
        }

        /** One thread tells at a time; whoever comes meanwhile leaves it to that one. */
        private void tell() {
            Told next = begin();
            while (next != null) {
                subscriber.onNext(next);
                next = following();
            }
        }

        private synchronized @Nullable Told begin() {
            return telling ? null : following();
        }

        private synchronized @Nullable Told following() {
            telling = open && !closed && wanted > 0 && !waiting.isEmpty();
            if (!telling) {
                return null;
            }
            if (wanted != Long.MAX_VALUE) {
                wanted--;
            }
            var first = waiting.entrySet().iterator();
            Told told = first.next().getValue();
            first.remove();
            return told;
        }

        @Override
        public void request(long count) {
            synchronized (this) {
                wanted = Long.MAX_VALUE - wanted < count ? Long.MAX_VALUE : wanted + count;
            }
            tell();
        }

        @Override
        public void cancel() {
            synchronized (this) {
                closed = true;
            }
            leave(this);
        }
    }
}
