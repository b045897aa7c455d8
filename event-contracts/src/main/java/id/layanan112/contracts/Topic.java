package id.layanan112.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One topic, as deployment has to create it.
 *
 * @param keyedBy what the record key is, in words
 * @param retention null for a compacted topic
 * @param maxMessageBytes largest record that the broker takes
 */
public record Topic(
        String name,
        String keyedBy,
        int partitions,
        @Nullable Duration retention,
        int maxMessageBytes) {

    public boolean compacted() {
        return retention == null;
    }
}
