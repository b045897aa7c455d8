package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays a story with an order: a clock that only moves when the story says so, and the times that run for the order. */
final class Play {
    private static final Instant BEGIN = Instant.parse("2026-11-23T07:05:00Z");

    private final Map<String, List<Reach.Line>> lines = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final AnOrder given;
    private Instant now = BEGIN;
    private @Nullable Dispatch order;
    private @Nullable Instant deadline;
    private @Nullable Instant expiry;
    private int revision = 1;

    Play(Map<String, Object> given) {
        List<Rung> rungs = chain(given);
        this.given = AnOrder.order()
                .decidedAt(BEGIN)
                .priority(Priority.valueOf((String) given.getOrDefault("priority", "P1")))
                .deadlines(texts(given.getOrDefault("deadlines", List.of("01:00"))).stream()
                        .map(text -> length(text).toSeconds())
                        .toList())
                .living(length((String) given.getOrDefault("life", "30:00")))
                .asking(rungs.toArray(Rung[]::new));
    }

    /** @return what came of it, one line each */
    List<String> step(Map<String, Object> line) {
        told.clear();
        Instant until = BEGIN.plus(length(Objects.requireNonNull((String) line.get("at"), "at")));
        passTo(until);
        line.forEach((what, value) -> {
            if (!List.of("at", "then", "status", "coming", "until").contains(what)) {
                happen(what, String.valueOf(value), line);
            }
        });
        return List.copyOf(told);
    }

    Dispatch order() {
        return Objects.requireNonNull(order, "nothing was ordered yet");
    }

    private void passTo(Instant until) {
        while (true) {
            Instant next = earliest();
            if (next == null || next.isAfter(until)) {
                now = until;
                return;
            }
            now = next;
            boolean silence = next.equals(deadline);
            if (silence) {
                deadline = null;
            } else {
                expiry = null;
            }
            take(Escalation.after(
                    order(), silence ? new Happening.Silence(next) : new Happening.Expiry(), this::lines, now));
        }
    }

    private @Nullable Instant earliest() {
        return deadline == null || expiry != null && expiry.isBefore(deadline) ? expiry : deadline;
    }

    private void happen(String what, String value, Map<String, Object> line) {
        switch (what) {
            case "ordered" -> take(Placing.place(given.ordered(), this::lines, now));
            case "revised" -> {
                given.revision(++revision).decidedAt(now);
                given.asking(Arrays.stream(value.split(" "))
                        .map(agency -> AnOrder.rung(agency, "FIRE"))
                        .toArray(Rung[]::new));
                take(Placing.revise(order(), given.ordered(), this::lines, now));
            }
            case "taken" -> take(after(new Happening.Taken(order().order().rungOf(value), present(), 1)));
            case "unreachable" ->
                take(after(new Happening.Unreachable(order().order().rungOf(value), present())));
            case "answer" -> {
                String[] words = value.split(" ");
                take(after(new Happening.Answer(
                        words[0],
                        AckStep.valueOf(words[1]),
                        words[1].equals("RECEIVED") ? Actor.SYSTEM : Actor.PERSON,
                        words.length > 2 ? words[2] : null,
                        line.containsKey("until") ? BEGIN.plus(length((String) line.get("until"))) : null)));
            }
            case "withdrawn" -> take(after(new Happening.Withdrawn()));
            case "takenFrom" -> take(after(new Happening.TakenFrom(value)));
            case "again" -> take(after(new Happening.Again(value.equals("anybody") ? null : value)));
            case "quiet" -> {}
            default -> throw new IllegalArgumentException("a story knows nothing of " + what);
        }
    }

    private Consequence after(Happening happening) {
        return Escalation.after(order(), happening, this::lines, now);
    }

    private Reach.Line present() {
        return this.lines(String.valueOf(order().holder().agencyId()), false).stream()
                .filter(line -> line.position() == order().standing().channel())
                .findFirst()
                .orElseThrow();
    }

    private void take(Consequence consequence) {
        order = consequence.dispatch();
        deadline = time(consequence.deadline(), deadline);
        expiry = time(consequence.expiry(), expiry);
        consequence.events().forEach(event -> told.add(clock() + " " + words(event)));
        consequence
                .tellings()
                .forEach(telling -> told.add(clock() + " tell " + telling.agencyId() + " by "
                        + telling.line().type() + ": " + telling.type()));
    }

    /** As the database does it. */
    private @Nullable Instant time(Timing timing, @Nullable Instant before) {
        return switch (timing) {
            case Timing.Unchanged() -> before;
            case Timing.Stopped() -> null;
            case Timing.Begins(Instant from, Duration length) -> begins(from, length);
            case Timing.BeginsUnlessSooner(Instant from, Duration length) ->
                before != null && before.isBefore(begins(from, length)) ? before : begins(from, length);
            case Timing.Until(Instant end) -> end.isBefore(now) ? now : end;
        };
    }

    private Instant begins(@Nullable Instant from, Duration length) {
        Instant end = (from == null ? now : from).plus(length);
        Instant least = now.plusSeconds(10);
        return end.isBefore(least) ? least : end;
    }

    private static String words(DispatchEvent event) {
        return switch (event) {
            case DispatchEvent.DispatchDelivered it ->
                "DELIVERED to " + it.dispatch().holder().name() + " by " + it.channel();
            case DispatchEvent.DispatchAcknowledged it ->
                (it.effective() ? "" : "only recorded: ") + it.step() + " by " + it.by() + " of "
                        + Objects.requireNonNull(it.agency()).name();
            case DispatchEvent.ResponderStatusChanged it ->
                (it.effective() ? "" : "only recorded: ") + it.status() + " by " + it.by() + " of "
                        + Objects.requireNonNull(it.agency()).name();
            case DispatchEvent.AckDeadlineMissed it ->
                "DEADLINE MISSED by " + it.dispatch().holder().name()
                        + (it.nextChannel() == null ? "" : ", next by " + it.nextChannel());
            case DispatchEvent.DispatchEscalated it ->
                "ESCALATED from " + it.from().name() + " to " + it.to().name() + ": " + it.reason();
            case DispatchEvent.DispatchNoted it -> "NOTED by " + it.agency().name();
            case DispatchEvent.DispatchUnfulfilled it ->
                "WITH A HUMAN, " + it.human().name() + ": " + it.reason();
            case DispatchEvent.DispatchClosed it -> "CLOSED: " + it.reason();
        };
    }

    private String clock() {
        long seconds = Duration.between(BEGIN, now).toSeconds();
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }

    private List<Reach.Line> lines(String agencyId, boolean exercise) {
        return lines.getOrDefault(agencyId, List.of());
    }

    private List<Rung> chain(Map<String, Object> given) {
        List<Rung> rungs = new ArrayList<>();
        for (Object one : (List<?>) Objects.requireNonNull(given.get("chain"), "chain")) {
            String[] words = one.toString().split(" ");
            rungs.add(AnOrder.rung(words[0], "FIRE"));
            lines.put(
                    words[0],
                    IntStream.range(1, words.length)
                            .mapToObj(position -> new Reach.Line(position - 1, words[position]))
                            .toList());
        }
        return rungs;
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    /** {@code mm:ss}. */
    private static Duration length(String text) {
        String[] parts = text.split(":");
        return Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1]));
    }
}
