package id.layanan112.gateway.board;

import id.layanan112.kit.screens.ScreenChanges;
import id.layanan112.kit.threads.Repeating;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import id.layanan112.web.live.LiveParts;
import id.layanan112.web.live.Told;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The parts of the boards that somebody looks at: drawn again when an order of the agency changed, on whichever replica. */
@ApplicationScoped
class BoardParts {
    /** How many nobody has read. */
    static final String ALERT = "alert";

    private static final List<String> ALL = Stream.concat(
                    Stream.of(ALERT), Stream.of(Pane.values()).map(Pane::word))
            .toList();
    /** Days end, without anything that changes. */
    private static final Duration EVERYTHING_EVERY = Duration.ofMinutes(1);

    private final Cards cards;
    private final ScreenChanges changes;
    private final InstantSource clock;
    private final Duration pause;
    private final LiveParts<Audience> parts;
    /** Boards that were read in this round: whoever looks at the same, and each part, is drawn from one reading. */
    private volatile @Nullable Map<String, Cards.Board> round;

    private long everythingNanos = System.nanoTime();
    private @Nullable Repeating thread;

    BoardParts(
            Cards cards,
            ScreenChanges changes,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.gateway.screens.every", defaultValue = "100ms") Duration pause) {
        this.cards = cards;
        this.changes = changes;
        this.clock = clock;
        this.pause = pause;
        this.parts = new LiveParts<>(UUID.randomUUID().toString(), this::draw);
    }

    /** Who sees the same. */
    record Audience(String agencyId, Language language) {}

    /** {@code templates/board}. */
    @CheckedTemplate(basePath = "board")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Card> cards, Function<Card, String> when);

        static native TemplateInstance alert(int unread);
    }

    void start(@Observes StartupEvent event) {
        thread = Repeating.start("screens", pause, this::show);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.close();
        }
    }

    Multi<Told> watch(Audience audience, @Nullable String lastSeen) {
        return parts.watch(audience, ALL, lastSeen);
    }

    /** All parts, as they are now. */
    Map<String, String> drawn(Audience audience) {
        return ALL.stream().collect(Collectors.toMap(Function.identity(), part -> draw(audience, part)));
    }

    @Scheduled(every = "2m", delayed = "1m")
    void forget() {
        changes.forget();
    }

    /** The database is asked only while somebody looks. */
    void show() {
        if (!parts.watched()) {
            parts.changed((audience, part) -> false);
            return;
        }
        long now = System.nanoTime();
        Optional<Set<ScreenChanges.Change>> told = changes.sinceLastAsked();
        if (told.isEmpty() || now - everythingNanos > EVERYTHING_EVERY.toNanos()) {
            everythingNanos = now;
            draw((audience, part) -> true);
            return;
        }
        Set<String> agencies =
                told.get().stream().map(ScreenChanges.Change::scope).collect(Collectors.toSet());
        draw((audience, part) -> agencies.contains(audience.agencyId()));
    }

    /** What is read here is read after the changes that are drawn. */
    private void draw(BiPredicate<Audience, String> which) {
        round = new ConcurrentHashMap<>();
        try {
            parts.changed(which);
        } finally {
            round = null;
        }
    }

    private Cards.Board board(String agencyId) {
        Map<String, Cards.Board> read = round;
        return read == null ? cards.of(agencyId) : read.computeIfAbsent(agencyId, cards::of);
    }

    private String draw(Audience audience, String part) {
        Cards.Board board = board(audience.agencyId());
        TemplateInstance drawn = part.equals(ALERT)
                ? Templates.alert(board.unread())
                : Stream.of(Pane.values())
                        .filter(pane -> pane.word().equals(part))
                        .findFirst()
                        .map(pane -> Templates.list(board.of(pane), this::when))
                        .orElseThrow();
        return drawn.setLocale(audience.language().words()).render();
    }

    private String when(Card card) {
        return Optional.ofNullable(Clock.show(card.at(), card.regionCode(), clock.instant()))
                .orElse("");
    }
}
