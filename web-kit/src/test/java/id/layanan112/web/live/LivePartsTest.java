package id.layanan112.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LivePartsTest {
    private static final List<String> PARTS = List.of("open", "ringing", "incident:1", "incident:2");

    private final Map<String, String> present = new ConcurrentHashMap<>();
    private final AtomicInteger drawn = new AtomicInteger();
    private final LiveParts<String> parts = new LiveParts<>("e", (audience, part) -> {
        drawn.incrementAndGet();
        return audience + "/" + present.getOrDefault(part, "");
    });

    /** Remembers what it was told, as a browser does. */
    private static class Viewer implements Flow.Subscriber<Told> {
        final Map<String, String> shows = new HashMap<>();
        final List<Told> told = new ArrayList<>();

        @Nullable
        String lastSeen;

        Flow.@Nullable Subscription subscription;
        private final long patience;

        Viewer(long patience) {
            this.patience = patience;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(patience);
        }

        @Override
        public synchronized void onNext(Told one) {
            told.add(one);
            shows.put(one.part(), one.html());
            lastSeen = one.id();
        }

        @Override
        public void onError(Throwable broken) {
            throw new IllegalStateException(broken);
        }

        @Override
        public void onComplete() {}

        void more(long count) {
            java.util.Objects.requireNonNull(subscription).request(count);
        }

        void leave() {
            java.util.Objects.requireNonNull(subscription).cancel();
        }
    }

    private void set(String part, String value) {
        present.put(part, value);
        parts.changed((audience, which) -> which.equals(part));
    }

    private Viewer viewer(long patience) {
        Viewer viewer = new Viewer(patience);
        parts.watch("a", PARTS, null).subscribe().withSubscriber(viewer);
        return viewer;
    }

    @Test
    void shouldDrawAPartOnceForAllWhoSeeTheSame() {
        List<Viewer> viewers = List.of(viewer(Long.MAX_VALUE), viewer(Long.MAX_VALUE), viewer(Long.MAX_VALUE));
        int before = drawn.get();

        set("open", "1");

        assertThat(drawn.get() - before).isOne();
        assertThat(viewers).allSatisfy(viewer -> assertThat(viewer.shows).containsEntry("open", "a/1"));
    }

    @Test
    void shouldDrawNothingForNobody() {
        viewer(Long.MAX_VALUE).leave();
        int before = drawn.get();

        set("open", "1");

        assertThat(drawn.get()).isEqualTo(before);
        assertThat(viewer(Long.MAX_VALUE).shows).containsEntry("open", "a/1");
    }

    @Test
    void shouldTellASlowScreenTheNewestOfEachPartOnly() {
        Viewer slow = viewer(PARTS.size());

        set("open", "1");
        set("ringing", "1");
        set("open", "2");
        slow.more(Long.MAX_VALUE);

        assertThat(slow.told.stream().skip(PARTS.size()).map(Told::html)).containsExactly("a/1", "a/2");
    }

    @Test
    void shouldTellWhoComesBackWhatChangedMeanwhile() {
        Viewer viewer = viewer(Long.MAX_VALUE);
        viewer.leave();
        set("ringing", "1");

        Viewer again = new Viewer(Long.MAX_VALUE);
        parts.watch("a", PARTS, viewer.lastSeen).subscribe().withSubscriber(again);

        assertThat(again.shows).containsExactly(Map.entry("ringing", "a/1"));
    }

    @Test
    void shouldTellEverythingAfterAnotherStart() {
        Viewer viewer = new Viewer(Long.MAX_VALUE);
        parts.watch("a", PARTS, "other-900").subscribe().withSubscriber(viewer);

        assertThat(viewer.shows).containsOnlyKeys(PARTS);
    }

    @Test
    void shouldTryAgainWhatCouldNotBeDrawn() {
        AtomicBoolean broken = new AtomicBoolean(true);
        LiveParts<String> fragile = new LiveParts<>("e", (audience, part) -> {
            if (broken.get()) {
                throw new IllegalStateException("the database is away");
            }
            return "there";
        });
        Viewer viewer = new Viewer(Long.MAX_VALUE);
        fragile.watch("a", List.of("open"), null).subscribe().withSubscriber(viewer);
        assertThat(viewer.told).isEmpty();

        broken.set(false);
        fragile.changed((audience, part) -> false);

        assertThat(viewer.shows).containsEntry("open", "there");
    }

    /** Whatever is cut off in the middle and comes again, in the end every screen shows what is there. */
    @Test
    void shouldMissNothingWhateverIsCutOff() throws InterruptedException {
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        Random random = new Random(seed);
        AtomicBoolean over = new AtomicBoolean();
        Thread changes = Thread.ofPlatform().start(() -> {
            Random own = new Random(seed + 1);
            for (int i = 0; i < 20_000; i++) {
                set(PARTS.get(own.nextInt(PARTS.size())), Integer.toString(i));
            }
            over.set(true);
        });
        Map<String, String> shows = new HashMap<>();
        String lastSeen = null;
        while (!over.get()) {
            Viewer viewer = new Viewer(0);
            parts.watch("a", PARTS, lastSeen).subscribe().withSubscriber(viewer);
            for (int i = random.nextInt(6); i > 0; i--) {
                viewer.more(1);
            }
            viewer.leave();
            synchronized (viewer) {
                shows.putAll(viewer.shows);
                lastSeen = viewer.lastSeen == null ? lastSeen : viewer.lastSeen;
            }
        }
        changes.join();
        Viewer last = new Viewer(Long.MAX_VALUE);
        parts.watch("a", PARTS, lastSeen).subscribe().withSubscriber(last);
        shows.putAll(last.shows);

        for (String part : PARTS) {
            assertThat(shows).as("seed " + seed).containsEntry(part, "a/" + present.get(part));
        }
    }
}
