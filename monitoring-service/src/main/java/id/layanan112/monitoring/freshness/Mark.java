package id.layanan112.monitoring.freshness;

import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the call topic ended at one moment.
 *
 * @param spans per partition what was there
 */
record Mark(Map<TopicPartition, Span> spans) {

    /**
     * @param start the oldest offset that still exists
     * @param end the offset behind the newest
     */
    record Span(long start, long end) {}

    /**
     * Everything that was there has been counted.
     *
     * @param next the offset that comes next in a partition, 0 when none is known
     */
    boolean passed(ToLongFunction<TopicPartition> next) {
        // Where nothing exists any more nothing can be waited for: retention was faster.
        return spans.entrySet().stream()
                .allMatch(span -> span.getValue().start() >= span.getValue().end()
                        || next.applyAsLong(span.getKey()) >= span.getValue().end());
    }
}
