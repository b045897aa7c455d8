package id.layanan112.kit.start;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.TopicAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Whether topics are as the catalogue wants them, and whether this service may do with them what it has to. */
final class TopicRules {
    private TopicRules() {}

    /**
     * A topic as the broker has it.
     *
     * @param settings null when they may not be looked at
     * @param allowed null when the broker does not say
     */
    record Seen(
            int partitions,
            @Nullable Map<String, String> settings,
            @Nullable Set<AclOperation> allowed) {}

    /** @param topics by name, those that are there; @return what is wrong, a sentence each */
    static List<String> complaints(List<TopicAccess> users, Map<String, Seen> topics) {
        List<String> complaints = new ArrayList<>();
        for (TopicAccess user : users) {
            user.reads().forEach(topic -> complaints.addAll(of(topic, topics.get(topic.name()), AclOperation.READ)));
            user.writes().forEach(topic -> complaints.addAll(of(topic, topics.get(topic.name()), AclOperation.WRITE)));
        }
        return complaints.stream().distinct().toList();
    }

    static Stream<Topic> topics(List<TopicAccess> users) {
        return users.stream()
                .flatMap(user -> Stream.concat(user.reads().stream(), user.writes().stream()))
                .distinct();
    }

    private static List<String> of(Topic topic, @Nullable Seen seen, AclOperation needed) {
        if (seen == null) {
            return List.of("topic " + topic.name() + " is not there, or this user may not see it");
        }
        List<String> complaints = new ArrayList<>();
        if (seen.allowed() != null && !seen.allowed().contains(needed)) {
            complaints.add("topic " + topic.name() + ": this user has no right to " + needed);
        }
        if (seen.partitions() != topic.partitions()) {
            // Keys would go to other partitions than before: the order of one incident's events is lost.
            complaints.add("topic " + topic.name() + " has " + seen.partitions() + " partitions, " + topic.partitions()
                    + " are needed");
        }
        if (seen.settings() == null) {
            complaints.add("topic " + topic.name() + ": this user has no right to DESCRIBE_CONFIGS");
        } else {
            complaints.addAll(settings(topic, seen.settings()));
        }
        return complaints;
    }

    private static List<String> settings(Topic topic, Map<String, String> settings) {
        List<String> complaints = new ArrayList<>();
        Duration retention = topic.retention();
        String policy = settings.getOrDefault("cleanup.policy", "");
        if (topic.compacted() != policy.contains("compact") || retention == null == policy.contains("delete")) {
            complaints.add("topic " + topic.name() + " has cleanup.policy " + policy + ", "
                    + (topic.compacted() ? "compact" : "delete") + " is needed");
        }
        long kept = number(settings.get("retention.ms"));
        if (retention != null && kept >= 0 && kept < retention.toMillis()) {
            complaints.add("topic " + topic.name() + " keeps records for " + Duration.ofMillis(kept) + ", " + retention
                    + " is needed: what is away for longer would lose them");
        }
        if (number(settings.get("max.message.bytes")) < topic.maxMessageBytes()) {
            complaints.add("topic " + topic.name() + " takes records of " + settings.get("max.message.bytes")
                    + " bytes, " + topic.maxMessageBytes() + " are needed");
        }
        return complaints;
    }

    private static long number(@Nullable String text) {
        return text == null ? -1 : Long.parseLong(text);
    }
}
