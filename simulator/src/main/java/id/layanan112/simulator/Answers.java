package id.layanan112.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Answers orders as an agency does, signed, and again until the gateway has taken it. */
final class Answers {
    private static final Duration GIVE_UP = Duration.ofMinutes(10);
    private static final int AT_ONCE = 32;

    private final Signature signature;
    private final Journal journal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Semaphore room = new Semaphore(AT_ONCE);

    Answers(Signature signature, Journal journal) {
        this.signature = signature;
        this.journal = journal;
    }

    /** One answer and how long after the one before. */
    private record Step(String step, String by, Duration after) {}

    void begin(Journal.Taken order, Behaviour behaviour) {
        List<Step> plan = behaviour.of(order.agencyId()) == Behaviour.Act.DECLINE
                ? List.of(new Step("DECLINED", "PERSON", millis(200, 800)))
                : behaviour.fast() ? List.of(new Step("ACCEPTED", "PERSON", millis(100, 900))) : human();
        next(order, plan, 0);
    }

    private static List<Step> human() {
        return List.of(
                new Step("RECEIVED", "SYSTEM", millis(50, 300)),
                new Step("READ", "PERSON", millis(1_000, 6_000)),
                new Step("ACCEPTED", "PERSON", millis(1_000, 5_000)),
                new Step("EN_ROUTE", "PERSON", millis(4_000, 12_000)),
                new Step("ON_SCENE", "PERSON", millis(10_000, 40_000)),
                new Step("DONE", "PERSON", millis(20_000, 60_000)));
    }

    private static Duration millis(int from, int to) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(from, to));
    }

    private void next(Journal.Taken order, List<Step> plan, int index) {
        if (index == plan.size()) {
            journal.answered(order.deliveryId());
            return;
        }
        var _ = clock.schedule(
                () -> Thread.ofVirtual().start(() -> {
                    if (answer(order, plan.get(index))) {
                        next(order, plan, index + 1);
                    } else {
                        journal.answered(order.deliveryId());
                    }
                }),
                plan.get(index).after().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** False when the gateway will not have it: there is nothing more to say. */
    private boolean answer(Journal.Taken order, Step step) {
        // The same id for the same answer: the gateway counts a repeat once.
        String id = order.deliveryId() + '-' + step.step();
        byte[] body = Json.bytes(Map.of(
                "step", step.step(), "by", step.by(), "reason", step.step().equals("DECLINED") ? "BUSY" : "NONE"));
        long end = System.nanoTime() + GIVE_UP.toNanos();
        while (System.nanoTime() < end) {
            try {
                int status = post(order, id, body);
                if (status < 500) {
                    return status < 300;
                }
                Thread.sleep(500);
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                return false;
            }
        }
        return false;
    }

    private int post(Journal.Taken order, String id, byte[] body) throws IOException, InterruptedException {
        room.acquire();
        try {
            return signature.of(order.agencyId()).acknowledge(order.acknowledgeAt(), id, body);
        } finally {
            room.release();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
