package id.layanan112.kit.messaging;

import id.layanan112.kit.traces.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * For services that remember nothing, or remember in their own way: decodes, isolates, retries, quarantines. Returning
 * normally is the acknowledgement. Events may come twice; the handler's effects must bear that.
 */
@ApplicationScoped
public class StatelessConsumer {
    private static final Logger LOG = Logger.getLogger(StatelessConsumer.class);
    private static final int ATTEMPTS = 3;

    private final CloudEventCodec codec;
    private final PatientQuarantine quarantine;
    private final Progress progress;
    private final InstantSource clock;
    private final Traces traces;

    StatelessConsumer(
            CloudEventCodec codec,
            PatientQuarantine quarantine,
            Progress progress,
            InstantSource clock,
            Traces traces) {
        this.codec = codec;
        this.quarantine = quarantine;
        this.progress = progress;
        this.clock = clock;
        this.traces = traces;
    }

    public void consume(String channel, ConsumerRecords<byte[], byte[]> records, BatchHandler handler) {
        Instant from = clock.instant();
        RecordBatch batch = RecordBatch.decode(codec, records);
        batch.unreadable().forEach(bad -> quarantine.put(bad.record(), bad.code()));
        if (!batch.events().isEmpty()) {
            settle(channel, batch.events(), handler);
        }
        progress.finished(records.count());
        if (traces.on()) {
            Instant until = clock.instant();
            batch.incoming().forEach(event -> traces.took(event.event(), from, until));
        }
    }

    private void settle(String channel, List<RecordBatch.Entry> entries, BatchHandler handler) {
        List<RecordBatch.Entry> pending = entries;
        int failures = 0;
        for (int attempt = 1; !pending.isEmpty(); attempt++) {
            try {
                pending = unsettled(pending, handler);
            } catch (Patience.Stopped e) {
                throw e;
            } catch (RuntimeException e) {
                failures += Patience.passing(e) ? 0 : 1;
                LOG.warnf(
                        "%s: batch of %d failed (%s)",
                        channel, pending.size(), e.getClass().getSimpleName());
                if (failures >= ATTEMPTS) {
                    pending = isolate(channel, pending, handler);
                    continue;
                }
            }
            if (!pending.isEmpty()) {
                Patience.pause(attempt);
            }
        }
    }

    /** What is to be tried again: the first that said so and all behind it, so that no order is turned round. */
    private List<RecordBatch.Entry> unsettled(List<RecordBatch.Entry> entries, BatchHandler handler) {
        List<Outcome> outcomes =
                handler.handle(entries.stream().map(RecordBatch.Entry::event).toList());
        for (int i = 0; i < entries.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Done() -> {}
                case Outcome.Quarantine(String code) ->
                    quarantine.put(entries.get(i).record(), code);
                case Outcome.Retry retry -> {
                    return entries.subList(i, entries.size());
                }
            }
        }
        return List.of();
    }

    /** A batch that keeps failing holds a record that cannot be handled: each alone, and that one aside. */
    private List<RecordBatch.Entry> isolate(String channel, List<RecordBatch.Entry> entries, BatchHandler handler) {
        if (entries.size() == 1) {
            quarantine.put(entries.getFirst().record(), "handler-failed");
            return List.of();
        }
        for (RecordBatch.Entry entry : new ArrayList<>(entries)) {
            settle(channel, List.of(entry), handler);
        }
        return List.of();
    }
}
