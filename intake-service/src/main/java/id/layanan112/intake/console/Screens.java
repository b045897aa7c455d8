package id.layanan112.intake.console;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.screens.ScreenChanges;
import id.layanan112.kit.threads.Repeating;
import id.layanan112.web.live.LiveParts;
import id.layanan112.web.live.Told;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The open screens: looks for changes of all replicas, and has the parts that they concern drawn again. */
@ApplicationScoped
class Screens {
    /** What is late is late without anything happening. */
    private static final Map<Part, Duration> MOVES_ON = Map.of(
            Part.OPEN,
            Duration.ofSeconds(5),
            Part.HELD,
            Duration.ofSeconds(15),
            Part.INCIDENT,
            Duration.ofSeconds(5),
            Part.SURGES,
            Duration.ofSeconds(5));

    private final Drawings drawings;
    private final ScreenChanges changes;
    private final Duration pause;
    private final LiveParts<Audience> parts;
    // Whose eyes a part is drawn with: all of an audience see the same.
    private final Map<Audience, Access> eyes = new ConcurrentHashMap<>();
    /** What a person waits for is never behind a long list, nor behind what time alone has changed. */
    private final Round prompt = new Round(Part::prompt, false);

    private final Round lists = new Round(part -> !part.prompt(), true);
    private @Nullable Repeating looks;
    private @Nullable Repeating draws;

    /** A part that changed somewhere. */
    private record Due(String scope, Part part, @Nullable UUID subject) {}

    Screens(
            Drawings drawings,
            ScreenChanges changes,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.intake.screens.every", defaultValue = "100ms") Duration pause) {
        this.drawings = drawings;
        this.changes = changes;
        this.pause = pause;
        this.parts = new LiveParts<>(Long.toString(clock.millis(), Character.MAX_RADIX), this::draw);
    }

    void start(@Observes StartupEvent event) {
        looks = Repeating.start("screens", pause, this::look);
        draws = Repeating.start("screen-lists", pause, lists::draw);
    }

    void stop(@Observes ShutdownEvent event) {
        Stream.of(looks, draws).filter(Objects::nonNull).forEach(Repeating::close);
    }

    /**
     * @param callId the one in focus, if any, and {@code incidentId} likewise
     * @param lastSeen the last id that the screen was told
     */
    Multi<Told> watch(
            Access access,
            Audience audience,
            @Nullable UUID callId,
            @Nullable UUID incidentId,
            @Nullable String lastSeen) {
        eyes.put(audience, access.kept());
        List<String> watched = new ArrayList<>(
                Part.of(audience.supervises()).stream().map(Part::word).toList());
        if (callId != null) {
            watched.add(Part.CALL.word(callId));
        }
        if (incidentId != null) {
            watched.add(Part.INCIDENT.word(incidentId));
        }
        return parts.watch(audience, watched, lastSeen);
    }

    private String draw(Audience audience, String part) {
        Access access = eyes.get(audience);
        return access == null ? "" : drawings.draw(access, audience, part);
    }

    @Scheduled(every = "2m", delayed = "1m")
    void forget() {
        changes.forget();
        drawings.forget();
    }

    private void look() {
        if (!parts.watched()) {
            prompt.forget();
            lists.forget();
            return;
        }
        Optional<Set<ScreenChanges.Change>> found = changes.sinceLastAsked();
        Set<Due> due = new HashSet<>();
        found.ifPresent(all -> all.forEach(change -> due.addAll(due(change))));
        prompt.changed(due, found.isEmpty());
        lists.changed(due, found.isEmpty());
        prompt.draw();
    }

    /** Some of the parts, drawn by one thread, each not more often than is worth while. */
    private final class Round {
        private final Predicate<Part> mine;
        private final boolean movesOn;
        private final Set<Due> waiting = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean everything = new AtomicBoolean();
        private final Map<Part, Long> drawnNanos = new EnumMap<>(Part.class);
        private final Map<Part, Long> movedNanos = new EnumMap<>(Part.class);

        /** @param movesOn true when it draws what time changes, whatever part that is of */
        Round(Predicate<Part> mine, boolean movesOn) {
            this.mine = mine;
            this.movesOn = movesOn;
        }

        /** @param all true when nobody knows what changed */
        void changed(Set<Due> due, boolean all) {
            due.stream().filter(one -> mine.test(one.part())).forEach(waiting::add);
            if (all) {
                everything.set(true);
            }
        }

        void forget() {
            waiting.clear();
            everything.set(false);
        }

        void draw() {
            long now = System.nanoTime();
            boolean all = everything.getAndSet(false);
            Set<Part> ready = ready(now);
            List<Due> due =
                    waiting.stream().filter(one -> ready.contains(one.part())).toList();
            due.forEach(waiting::remove);
            Set<Part> moved = movesOn ? movedOn(now) : Set.of();
            due.forEach(one -> drawnNanos.put(one.part(), now));
            moved.forEach(part -> movedNanos.put(part, now));
            parts.changed(
                    (audience, word) -> all
                            || Part.of(word)
                                    .filter(part -> moved.contains(part) && drawings.moves(part, word)
                                            || due.stream()
                                                    .anyMatch(
                                                            one -> one.part() == part && concerns(one, audience, word)))
                                    .isPresent(),
                    (audience, word) ->
                            Part.of(word).filter(mine.or(moved::contains)).isPresent());
        }

        private Set<Part> ready(long now) {
            Set<Part> ready = new HashSet<>();
            for (Part part : Part.values()) {
                if (now
                                - drawnNanos.getOrDefault(
                                        part, now - Duration.ofMinutes(1).toNanos())
                        >= part.pause().toNanos()) {
                    ready.add(part);
                }
            }
            return ready;
        }

        private Set<Part> movedOn(long now) {
            Set<Part> moved = new HashSet<>();
            MOVES_ON.forEach((part, every) -> {
                if (now - movedNanos.getOrDefault(part, now - every.toNanos()) >= every.toNanos()) {
                    moved.add(part);
                }
            });
            return moved;
        }
    }

    private boolean concerns(Due due, Audience audience, String word) {
        UUID subject = due.subject();
        boolean same = !due.part().ofOne()
                || (subject != null && due.part().word(subject).equals(word));
        Access access = eyes.get(audience);
        // By their eyes now: a centre that they cover for since is theirs too.
        return same && (due.scope().equals("*") || (access != null && access.sees(due.scope())));
    }

    /** Which parts a change concerns; the words are those of the triggers. */
    private static List<Due> due(ScreenChanges.Change change) {
        List<Part> concerned = switch (change.what()) {
            case "call" -> List.of(Part.RINGING, Part.CALL);
            case "incident" -> List.of(Part.OPEN, Part.HELD, Part.INCIDENT);
            case "callback" -> List.of(Part.TASKS);
            case "handover" -> List.of(Part.OFFERS, Part.OPEN, Part.HELD, Part.INCIDENT);
            case "shift" -> List.of(Part.OFFERS);
            case "seat" -> List.of(Part.SEATS, Part.RINGING);
            case "nuisance" -> List.of(Part.NUISANCES, Part.RINGING);
            case "quarantine" -> List.of(Part.QUARANTINED);
            default -> List.of();
        };
        return concerned.stream()
                .map(part -> new Due(change.scope(), part, part.ofOne() ? change.subject() : null))
                .toList();
    }
}
