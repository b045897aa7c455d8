package id.layanan112.kit.messaging;

import id.layanan112.kit.traces.Traces;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Gives each event its effect once. Returning normally is the acknowledgement, so it comes after the effect: a batch is
 * one transaction with its inbox rows; when that fails, each record gets a transaction of its own, so that one bad
 * record neither blocks nor takes along the others.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int ATTEMPTS = 3;

    private final CloudEventCodec codec;
    private final Inbox inbox;
    private final PatientQuarantine quarantine;
    private final Progress progress;
    private final InstantSource clock;
    private final Traces traces;

    EventConsumer(
            CloudEventCodec codec,
            Inbox inbox,
            PatientQuarantine quarantine,
            Progress progress,
            InstantSource clock,
            Traces traces) {
        this.codec = codec;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.progress = progress;
        this.clock = clock;
        this.traces = traces;
    }

    /** One event after the other. */
    public void consume(String channel, ConsumerRecords<byte[], byte[]> records, EventHandler handler) {
        consumeTogether(
                channel, records, events -> events.stream().map(handler::handle).toList());
    }

    /**
     * All new events of a poll at once: for handlers whose statements carry many rows.
     *
     * @param channel names the consumer in the inbox: two channels of a service each see every event once
     * @param handler works within the transaction; when one outcome is not {@code Done} nothing of the batch stays, and
     *     each event is handled alone
     */
    public void consumeTogether(String channel, ConsumerRecords<byte[], byte[]> records, BatchHandler handler) {
        Instant from = clock.instant();
        RecordBatch batch = RecordBatch.decode(codec, records);
        batch.unreadable().forEach(bad -> quarantine.put(bad.record(), bad.code()));
        if (!batch.events().isEmpty() && !together(channel, batch, handler)) {
            batch.events().forEach(entry -> alone(channel, entry, handler));
        }
        progress.finished(records.count());
        if (traces.on()) {
            Instant until = clock.instant();
            batch.incoming().forEach(event -> traces.took(event.event(), from, until));
        }
    }

    /** True when all of them are done in one transaction; false, and nothing done, otherwise. */
    private boolean together(String channel, RecordBatch batch, BatchHandler handler) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Set<UUID> fresh = inbox.remember(channel, batch.incoming());
                apply(
                        handler,
                        batch.incoming().stream()
                                .filter(event -> fresh.remove(event.id()))
                                .toList());
            });
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void alone(String channel, RecordBatch.Entry entry, BatchHandler handler) {
        int failures = 0;
        for (int attempt = 1; ; attempt++) {
            Outcome outcome;
            try {
                outcome = attempt(channel, entry.event(), handler);
            } catch (Patience.Stopped e) {
                throw e;
            } catch (RuntimeException e) {
                boolean passing = Patience.passing(e);
                failures += passing ? 0 : 1;
                LOG.warnf(
                        "%s: event %s failed (%s), %s",
                        channel, entry.event().id(), rootName(e), passing ? "waiting" : "attempt " + failures);
                outcome = failures < ATTEMPTS ? Outcome.retry("failed") : Outcome.quarantine("handler-failed");
            }
            switch (outcome) {
                case Outcome.Done() -> {
                    return;
                }
                case Outcome.Retry retry -> Patience.pause(attempt);
                case Outcome.Quarantine(String code) -> {
                    quarantine.put(entry.record(), code);
                    return;
                }
            }
        }
    }

    private Outcome attempt(String channel, IncomingEvent event, BatchHandler handler) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (!inbox.remember(channel, List.of(event)).isEmpty()) {
                    apply(handler, List.of(event));
                }
            });
            return Outcome.done();
        } catch (NotDone e) {
            return e.outcome;
        }
    }

    /** Nothing of an effect that is not done may stay, its inbox row least of all. */
    private static void apply(BatchHandler handler, List<IncomingEvent> events) {
        handler.handle(events).stream()
                .filter(outcome -> !(outcome instanceof Outcome.Done))
                .findFirst()
                .ifPresent(outcome -> {
                    throw new NotDone(outcome);
                });
    }

    /** The class of the cause, never its message, which can quote a row. */
    private static String rootName(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /** Rolls back, and says what the handler said. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        NotDone(Outcome outcome) {
            super("not done", null, false, false);
            this.outcome = outcome;
        }
    }
}
