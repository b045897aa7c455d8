package id.layanan112.asterisk;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The two halves, each with a thread of its own: one hears, one tells, and the journal is between them. */
final class Adapter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Adapter.class.getPackageName());

    private final Journal journal;
    private final RefusedFile refused;
    private final PbxListener listener;
    private final Thread hearing;
    private final Thread telling;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param compare how often the calls are compared with the channels that there are
     * @param firstWait after something failed; doubles up to {@code mostWait}
     */
    record Settings(
            AmiConnection.Address pbx,
            CallRules rules,
            Intake.Target intake,
            Tokens.Identity identity,
            Path folder,
            Duration compare,
            Duration firstWait,
            Duration mostWait) {}

    private Adapter(Settings settings, Journal journal, RefusedFile refused) {
        this.journal = journal;
        this.refused = refused;
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        Tokens tokens = new Tokens(client, settings.identity(), InstantSource.system());
        listener = new PbxListener(
                settings.pbx(),
                settings.rules(),
                journal,
                settings.compare(),
                new Backoff(settings.firstWait(), settings.mostWait()),
                InstantSource.system());
        Courier courier = new Courier(
                journal,
                new Intake(client, tokens, settings.intake()),
                refused,
                new Backoff(settings.firstWait(), settings.mostWait()));
        hearing = thread("hearing", listener);
        telling = thread("telling", courier);
    }

    /** @throws Refusal when another process uses the same folder */
    static Adapter start(Settings settings) throws IOException {
        Journal journal = Journal.open(settings.folder());
        Adapter adapter = new Adapter(settings, journal, RefusedFile.open(settings.folder()));
        int waiting = journal.waiting();
        if (waiting > 0) {
            LOG.log(System.Logger.Level.INFO, waiting + " event(s) of an earlier run wait in the journal");
        }
        adapter.hearing.start();
        adapter.telling.start();
        return adapter;
    }

    /** Neither half is of use without the other: when one dies, the process ends and is started again. */
    private Thread thread(String name, Runnable half) {
        return Thread.ofPlatform().name(name).unstarted(() -> {
            try {
                half.run();
            } catch (RuntimeException | Error e) {
                // Not its message: nobody knows what it quotes.
                LOG.log(
                        System.Logger.Level.ERROR,
                        name + " died of " + e.getClass().getName() + at(e));
            } finally {
                ended.countDown();
            }
        });
    }

    private static String at(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        listener.stop();
        hearing.interrupt();
        telling.interrupt();
        try {
            hearing.join(Duration.ofSeconds(5));
            telling.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refused.close();
        journal.close();
    }
}
