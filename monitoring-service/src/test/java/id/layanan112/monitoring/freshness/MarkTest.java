package id.layanan112.monitoring.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.monitoring.freshness.Mark.Span;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final TopicPartition FIRST = new TopicPartition("emergency.call.v1", 0);
    private static final TopicPartition SECOND = new TopicPartition("emergency.call.v1", 1);

    @Test
    void shouldPassWhenEveryPartitionHasPassed() {
        Mark mark = new Mark(Map.of(FIRST, new Span(0, 10), SECOND, new Span(5, 7)));

        assertThat(mark.passed(one -> one.equals(FIRST) ? 10 : 7)).isTrue();
        assertThat(mark.passed(one -> one.equals(FIRST) ? 9 : 7)).isFalse();
        assertThat(mark.passed(one -> 0)).isFalse();
    }

    @Test
    void shouldNotWaitForWhatDoesNotExist() {
        Mark mark = new Mark(Map.of(FIRST, new Span(0, 0), SECOND, new Span(500, 500)));

        assertThat(mark.passed(one -> 0)).isTrue();
    }
}
