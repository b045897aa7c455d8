package id.layanan112.monitoring.freshness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells when everything that was on the call topic at one moment has been counted: once every partition has passed the
 * end offset that was read after the report had arrived. A record in quarantine counts as passed.
 */
@ApplicationScoped
class CaughtUp {
    private static final Logger LOG = Logger.getLogger(CaughtUp.class);

    private final CallTopic topic;
    private final ReadSoFar readSoFar;
    private final List<Runnable> arrived = new ArrayList<>();
    // In the order of their marks, which only grow: as long as the first has not passed, none has.
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Mark mark, List<Runnable> then) {}

    CaughtUp(CallTopic topic, ReadSoFar readSoFar) {
        this.topic = topic;
        this.readSoFar = readSoFar;
    }

    /** @param caughtUp called once, on another thread */
    synchronized void when(Runnable caughtUp) {
        arrived.add(caughtUp);
    }

    @Scheduled(
            every = "{layanan112.monitoring.caught-up.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        List<Runnable> asked = drain();
        try {
            if (!asked.isEmpty()) {
                waiting.add(new Waiting(topic.end(), asked));
                asked = List.of();
            }
            settle();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // The broker is away: nothing more is known to be complete, and the question stays.
            putBack(asked);
            topic.close();
        }
    }

    private void settle() throws InterruptedException, ExecutionException, TimeoutException {
        if (waiting.isEmpty()) {
            return;
        }
        // This process knows sooner, the group knows of partitions that other replicas hold.
        Map<TopicPartition, Long> committed = topic.committed();
        while (!waiting.isEmpty()
                && waiting.element()
                        .mark()
                        .passed(one -> Math.max(readSoFar.next(one), committed.getOrDefault(one, 0L)))) {
            waiting.remove().then().forEach(CaughtUp::tell);
        }
    }

    /** One that fails keeps the others from nothing; its centre reports again. */
    private static void tell(Runnable caughtUp) {
        try {
            caughtUp.run();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "a report that was counted cannot be compared: %s",
                    e.getClass().getSimpleName());
        }
    }

    private synchronized List<Runnable> drain() {
        List<Runnable> all = List.copyOf(arrived);
        arrived.clear();
        return all;
    }

    private synchronized void putBack(List<Runnable> asked) {
        arrived.addAll(0, asked);
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }
}
