package id.layanan112.kit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Lets what comes at the same time share one transaction, for a disk confirms many rows as fast as one. Each is answered
 * after the commit that holds it. When a shared transaction fails, each of its members gets one of its own: none is lost
 * because another is bad.
 *
 * @param <T> what is written
 * @param <R> what became of it
 */
public final class GroupCommit<T, R> implements AutoCloseable {
    private record Waiting<T, R>(T one, CompletableFuture<R> result) {}

    private final BlockingQueue<Waiting<T, R>> waiting;
    private final int most;
    private final Function<List<T>, List<R>> work;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @param writers so many transactions at once
     * @param most so many members per transaction
     * @param atOnce so many may wait; who comes then is told to come again, instead of waiting for longer than anybody
     *     listens
     * @param work writes them in the current transaction; one result each, in their order
     */
    public GroupCommit(String name, int writers, int most, int atOnce, Function<List<T>, List<R>> work) {
        this.most = most;
        this.waiting = new LinkedBlockingQueue<>(atOnce);
        this.work = work;
        for (int i = 0; i < writers; i++) {
            this.writers.add(
                    Thread.ofPlatform().name(name + "-writer-" + i).daemon().start(this::run));
        }
    }

    /**
     * Completes when it is durable, on a writer's thread; or with what its own transaction threw: whether it is durable
     * is then as unknown as after any failed commit. {@link Busy} when too many wait already: nothing of it is written.
     */
    public CompletableFuture<R> submit(T one) {
        Waiting<T, R> mine = new Waiting<>(one, new CompletableFuture<>());
        if (!waiting.offer(mine)) {
            mine.result().completeExceptionally(new Busy());
        }
        if (closed) {
            mine.result().completeExceptionally(new IllegalStateException("stopping"));
        }
        return mine.result();
    }

    /** Too many wait: answered like a database that is away, with 503 and when to come again. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("too many wait to be written", null, false, false);
        }
    }

    @Override
    public void close() {
        closed = true;
        writers.forEach(Thread::interrupt);
    }

    private void run() {
        while (!closed) {
            List<Waiting<T, R>> some = new ArrayList<>(most);
            try {
                some.add(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
            waiting.drainTo(some, most - 1);
            try {
                together(some);
            } catch (Error e) {
                // A writer that ended would leave its callers, and all that come after them, without an answer.
                some.forEach(one -> one.result().completeExceptionally(new IllegalStateException(e)));
            }
        }
    }

    private void together(List<Waiting<T, R>> some) {
        try {
            commit(some);
        } catch (RuntimeException e) {
            if (some.size() == 1 || Away.is(e)) {
                some.forEach(one -> one.result().completeExceptionally(e));
            } else {
                some.forEach(one -> together(List.of(one)));
            }
        }
    }

    private void commit(List<Waiting<T, R>> some) {
        List<R> results = QuarkusTransaction.requiringNew()
                .call(() -> work.apply(some.stream().map(Waiting::one).toList()));
        for (int i = 0; i < some.size(); i++) {
            some.get(i).result().complete(results.get(i));
        }
    }
}
