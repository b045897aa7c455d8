package id.layanan112.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the journal to intake, in its order, one report at a time: that keeps the order of each call. What intake
 * does not answer for is told again until it does.
 */
final class Courier implements Runnable {
    private static final System.Logger LOG = System.getLogger(Courier.class.getPackageName());
    private static final int EVENTS = 100;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final long COMPLAIN_NANOS = Duration.ofSeconds(60).toNanos();

    private final Journal journal;
    private final Intake intake;
    private final RefusedFile refused;
    private final Backoff backoff;
    private @Nullable String trouble;
    private long complained;

    Courier(Journal journal, Intake intake, RefusedFile refused, Backoff backoff) {
        this.journal = journal;
        this.intake = intake;
        this.refused = refused;
        this.backoff = backoff;
    }

    /** Until it is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                List<TelephonyEvent> events = journal.next(EVENTS, IDLE);
                if (!events.isEmpty() && carry(events)) {
                    backoff.reset();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when it has to be told again. */
    private boolean carry(List<TelephonyEvent> events) throws InterruptedException {
        return switch (intake.tell(events)) {
            case Answer.Taken taken -> settle(events, taken);
            case Answer.Refused whole
            when events.size() == 1 -> settle(events, new Answer.Taken(Map.of(0, whole.why())));
            case Answer.Refused _ -> oneByOne(events);
            case Answer.Later later -> {
                pause(later);
                yield false;
            }
        };
    }

    /** One of them is not acceptable, and intake does not say which. */
    private boolean oneByOne(List<TelephonyEvent> events) throws InterruptedException {
        for (TelephonyEvent event : events) {
            if (!carry(List.of(event))) {
                return false;
            }
        }
        return true;
    }

    private boolean settle(List<TelephonyEvent> events, Answer.Taken taken) throws InterruptedException {
        List<TelephonyEvent> done = new ArrayList<>();
        try {
            for (int i = 0; i < events.size(); i++) {
                String why = taken.refused().get(i);
                if (why != null) {
                    refused.put(events.get(i), why);
                }
                done.add(events.get(i));
            }
        } catch (IOException e) {
            // Not put aside, so not done: it comes again, and so does what came after it.
            pause(new Answer.Later("refused.jsonl cannot be written: " + e.getMessage(), Duration.ZERO));
        }
        journal.done(done);
        if (done.size() < events.size()) {
            return false;
        }
        if (trouble != null) {
            trouble = null;
            LOG.log(System.Logger.Level.INFO, "Intake menjawab lagi. Intake answers again.");
        }
        return true;
    }

    private void pause(Answer.Later later) throws InterruptedException {
        long now = System.nanoTime();
        if (!later.why().equals(trouble) || now - complained > COMPLAIN_NANOS) {
            trouble = later.why();
            complained = now;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Intake belum menerima. Intake does not take events (" + later.why() + "); " + journal.waiting()
                            + " wait in the journal.");
        }
        Duration wait = backoff.next();
        Thread.sleep(wait.compareTo(later.notBefore()) > 0 ? wait : later.notBefore());
    }
}
