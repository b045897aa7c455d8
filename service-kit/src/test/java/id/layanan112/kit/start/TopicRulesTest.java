package id.layanan112.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.TopicAccess;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.start.TopicRules.Seen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicRulesTest {
    private static final List<TopicAccess> ROUTING = List.of(TopicAccess.of("routing"));
    private static final Set<AclOperation> ALL = Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);

    private final Map<String, Seen> topics = new HashMap<>();

    TopicRulesTest() {
        TopicRules.topics(ROUTING)
                .forEach(topic -> topics.put(topic.name(), new Seen(topic.partitions(), right(topic), ALL)));
    }

    @Test
    void shouldTakeWhatTheCatalogueWants() {
        assertThat(TopicRules.complaints(ROUTING, topics)).isEmpty();
    }

    @Test
    void shouldKnowATopicThatIsNotThere() {
        topics.remove(Topics.INCIDENT.name());
        assertThat(complaint()).contains(Topics.INCIDENT.name()).contains("not there");
    }

    @Test
    void shouldKnowOtherPartitions() {
        topics.put(Topics.INCIDENT.name(), new Seen(12, right(Topics.INCIDENT), ALL));
        assertThat(complaint()).isEqualTo("topic emergency.incident.v1 has 12 partitions, 24 are needed");
    }

    @Test
    void shouldKnowRecordsThatAreKeptTooShort() {
        change(Topics.INCIDENT, "retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
        assertThat(complaint()).contains("keeps records for PT168H");
    }

    @Test
    void shouldTakeRecordsThatAreKeptForEver() {
        change(Topics.INCIDENT, "retention.ms", "-1");
        assertThat(TopicRules.complaints(ROUTING, topics)).isEmpty();
    }

    @Test
    void shouldKnowATopicThatForgetsWhatItMustKeep() {
        change(Topics.AGENCY, "cleanup.policy", "delete");
        assertThat(complaint()).contains("cleanup.policy delete, compact is needed");
    }

    @Test
    void shouldKnowATopicThatTakesOnlySmallRecords() {
        change(Topics.ROUTE, "max.message.bytes", "1000");
        assertThat(complaint()).contains("takes records of 1000 bytes");
    }

    @Test
    void shouldKnowMissingRights() {
        topics.put(
                Topics.ROUTE.name(),
                new Seen(24, right(Topics.ROUTE), Set.of(AclOperation.READ, AclOperation.DESCRIBE)));
        assertThat(complaint()).isEqualTo("topic emergency.route.v1: this user has no right to WRITE");
        topics.put(Topics.ROUTE.name(), new Seen(24, null, ALL));
        assertThat(complaint()).isEqualTo("topic emergency.route.v1: this user has no right to DESCRIBE_CONFIGS");
    }

    private String complaint() {
        List<String> complaints = TopicRules.complaints(ROUTING, topics);
        assertThat(complaints).hasSize(1);
        return complaints.getFirst();
    }

    private void change(Topic topic, String name, String value) {
        Map<String, String> settings = new HashMap<>(right(topic));
        settings.put(name, value);
        topics.put(topic.name(), new Seen(topic.partitions(), settings, ALL));
    }

    private static Map<String, String> right(Topic topic) {
        @Nullable Duration retention = topic.retention();
        return retention == null
                ? Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(topic.maxMessageBytes()))
                : Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", Long.toString(retention.toMillis()),
                        "max.message.bytes", Integer.toString(topic.maxMessageBytes()));
    }
}
