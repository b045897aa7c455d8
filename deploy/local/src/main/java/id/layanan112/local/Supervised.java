package id.layanan112.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One part under supervision: what ends is started again, and counted. */
final class Supervised {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    /** A running part and how it is stopped. */
    interface Running {
        Process process();

        void stop();
    }

    private final String name;
    private final int port;
    private final Supplier<Running> start;
    private final Runnable changed;
    private final PrintStream say;
    // Held while it is being started: a stop that came in between would leave a process behind.
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean stopping;
    private volatile int restarts;
    private volatile @Nullable Running running;
    private @Nullable Thread watcher;

    Supervised(String name, int port, Supplier<Running> start, Runnable changed, PrintStream say) {
        this.name = name;
        this.port = port;
        this.start = start;
        this.changed = changed;
        this.say = say;
    }

    /** Starts it and watches from now on. */
    void begin() {
        launch();
        changed.run();
        watcher = Thread.ofPlatform().name("watch-" + name).daemon().start(this::watch);
    }

    String name() {
        return name;
    }

    StackState.PartState state() {
        Running now = running;
        return new StackState.PartState(name, now == null ? 0 : now.process().pid(), port, restarts);
    }

    boolean ready() {
        Running now = running;
        return now != null && now.process().isAlive() && Readiness.of(name, port);
    }

    void end() {
        stopping = true;
        if (watcher != null) {
            watcher.interrupt();
        }
        boolean quiet = false;
        try {
            quiet = starting.tryLock(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
            Running now = running;
            if (now != null) {
                now.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (quiet) {
                starting.unlock();
            }
        }
    }

    private void launch() {
        starting.lock();
        try {
            if (!stopping) {
                running = start.get();
            }
        } finally {
            starting.unlock();
        }
    }

    private void watch() {
        long pause = 250;
        while (!stopping) {
            try {
                Running now = running;
                long began = System.nanoTime();
                if (now != null) {
                    now.process().waitFor();
                }
                // One that had run well is started again at once; one that does not come up is given time.
                boolean ranWell =
                        System.nanoTime() - began > Duration.ofSeconds(20).toNanos();
                pause = ranWell ? 250 : Math.min(pause * 2, LONGEST_PAUSE.toMillis());
                Thread.sleep(pause);
                if (!stopping) {
                    restart();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void restart() {
        restarts++;
        say.println("  " + name + " ended; it is started again (" + restarts + ")");
        try {
            launch();
        } catch (RuntimeException e) {
            running = null;
            say.println("  " + name + " does not start: " + e.getMessage());
        }
        changed.run();
    }
}
