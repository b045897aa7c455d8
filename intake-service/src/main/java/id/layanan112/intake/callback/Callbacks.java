package id.layanan112.intake.callback;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallEvent.CallbackOpened;
import id.layanan112.contracts.CallEvent.CallbackSettled;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.call.CallWatcher;
import id.layanan112.intake.callback.CallbackTask.Outcome;
import id.layanan112.intake.callback.CallbackTask.Reason;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens a task for whoever gave up, fell silent or was cut off and has a number, and settles it when they were answered after all. */
@ApplicationScoped
class Callbacks implements CallWatcher {
    private final CallbackTasks tasks;
    private final CallbackSettings settings;
    private final Outbox outbox;
    private final InstantSource clock;

    Callbacks(CallbackTasks tasks, CallbackSettings settings, Outbox outbox, InstantSource clock) {
        this.tasks = tasks;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void turned(List<Turn> turns) {
        Instant now = clock.instant();
        open(turns.stream().flatMap(turn -> wanted(turn, now)).toList());
        tasks.unsafe(turns.stream()
                .filter(turn -> turn.before() != null
                        && turn.number() != null
                        && turn.number().unsafe())
                .map(turn -> turn.now().callId())
                .toList());
        for (Turn turn : turns) {
            if (answeredAfterAll(turn)) {
                tasks.openOf(turn.now().callId(), Reason.ABANDONED)
                        .ifPresent(task -> settle(task.taskId(), turn.now(), Outcome.ANSWERED, turn.by()));
            }
        }
    }

    private Stream<CallbackTasks.New> wanted(Turn turn, Instant now) {
        if (turn.number() == null) {
            return Stream.empty();
        }
        if (turn.now().callClass() == CallClass.ABANDONED) {
            return Stream.of(task(turn, Reason.ABANDONED, turn.number().unsafe(), now));
        }
        if (turn.dropped() && stillConcerns(turn.now().callClass())) {
            return Stream.of(task(turn, Reason.DROPPED, turn.number().unsafe(), now));
        }
        return turn.silent() ? Stream.of(task(turn, Reason.SILENT, turn.number().unsafe(), now)) : Stream.empty();
    }

    /** Who asked for help may have more to say; who was told something, or joked, has not. */
    private static boolean stillConcerns(@Nullable CallClass callClass) {
        return callClass == null || callClass == CallClass.NORMAL;
    }

    private CallbackTasks.New task(Turn turn, Reason reason, boolean unsafe, Instant now) {
        return new CallbackTasks.New(
                CallbackTasks.id(turn.now().callId(), reason),
                turn.now(),
                reason,
                unsafe,
                turn.by(),
                now,
                now.plus(settings.within()));
    }

    private static boolean answeredAfterAll(Turn turn) {
        return turn.before() != null
                && turn.before().callClass() == CallClass.ABANDONED
                && turn.now().callClass() == null;
    }

    /** In the current transaction. */
    void open(List<CallbackTasks.New> wanted) {
        Set<UUID> fresh = tasks.open(wanted);
        wanted.stream()
                .filter(task -> fresh.contains(task.taskId()))
                .forEach(task -> outbox.add(new CallbackOpened(task.call(), task.taskId(), task.dueAt(), task.at())));
    }

    /** In the current transaction. */
    void settle(UUID taskId, CallSnapshot call, Outcome outcome, String by) {
        Instant now = clock.instant();
        tasks.settle(taskId, outcome, by, now);
        outbox.add(new CallbackSettled(call, taskId, outcome.name(), now));
    }

    /** When a promised call is due, unless it was said. */
    Instant due(Instant now) {
        return now.plus(settings.within());
    }
}
