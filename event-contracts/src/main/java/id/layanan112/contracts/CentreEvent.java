package id.layanan112.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each call centre says of itself, as a compacted topic: never through the outbox, so that it tells of its age. */
public sealed interface CentreEvent extends DomainEvent {

    /**
     * A centre is alive, and this is what it has published.
     *
     * @param publishedThrough everything saved before this time is on the topics
     * @param assumed true for a centre whose existence is assumed, not sourced
     * @param published calls published per local day and class, for the days that changed lately
     */
    record CentreReported(
            String centreCode,
            String name,
            List<String> regions,
            CentreState state,
            boolean assumed,
            Instant publishedThrough,
            List<PublishedCalls> published,
            Instant at)
            implements CentreEvent {

        @Override
        public String key() {
            return centreCode;
        }

        @Override
        public long sequence() {
            return at.toEpochMilli();
        }

        @Override
        public @Nullable String regionCode() {
            return null;
        }

        @Override
        public boolean exercise() {
            return false;
        }
    }

    /**
     * How many calls of one local day are on the topic.
     *
     * @param callClass null for calls that are still open
     */
    record PublishedCalls(LocalDate localDay, @Nullable CallClass callClass, long calls) {}
}
