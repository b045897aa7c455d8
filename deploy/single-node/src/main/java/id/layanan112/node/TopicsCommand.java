package id.layanan112.node;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Topics as the catalogue has them, and the few whose records no service can make again. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Topics of the catalogue.")
final class TopicsCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes the topics that are missing, and sets retention and size of those that are there. "
                    + "A topic with another number of partitions is refused: keys would change their place.")
    int create(@Mixin Broker broker) {
        try (Admin admin = broker.admin()) {
            Map<String, TopicDescription> there = there(broker, admin);
            List<String> wrong = Topics.all().stream()
                    .flatMap(topic -> wrong(topic, there.get(topic.name())).stream())
                    .toList();
            if (!wrong.isEmpty()) {
                throw new Refusal(String.join(System.lineSeparator(), wrong));
            }
            List<Topic> missing = Topics.all().stream()
                    .filter(topic -> !there.containsKey(topic.name()))
                    .toList();
            broker.answer(admin.createTopics(missing.stream()
                            .map(topic ->
                                    new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(settings(topic)))
                            .toList())
                    .all());
            int changed = set(broker, admin, there);
            out().printf("  %d topics: %d made, %d changed%n", Topics.all().size(), missing.size(), changed);
        }
        return 0;
    }

    @Command(
            name = "save",
            mixinStandardHelpOptions = true,
            description =
                    "Writes the last record of each key of the compacted topics to a file: directory, centres, counts.")
    int save(@Mixin Broker broker, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        KeptState kept = KeptState.read(broker, compacted());
        kept.write(file);
        out().printf(
                        "  %d records of %d compacted topics%n",
                        kept.size(), compacted().size());
        return 0;
    }

    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description = "Publishes such a file again. Refused when one of its topics has records.")
    int load(@Mixin Broker broker, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        KeptState kept = KeptState.of(file);
        kept.publish(broker);
        out().printf("  %d records of compacted topics are there again%n", kept.size());
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static List<String> compacted() {
        return Topics.all().stream().filter(Topic::compacted).map(Topic::name).toList();
    }

    private static Optional<String> wrong(Topic topic, @Nullable TopicDescription there) {
        return there == null || there.partitions().size() == topic.partitions()
                ? Optional.empty()
                : Optional.of(topic.name() + " has " + there.partitions().size() + " partitions, and must have "
                        + topic.partitions());
    }

    private static Map<String, TopicDescription> there(Broker broker, Admin admin) {
        List<String> names =
                new ArrayList<>(Topics.all().stream().map(Topic::name).toList());
        names.retainAll(broker.answer(admin.listTopics().names()));
        return broker.answer(admin.describeTopics(names).allTopicNames());
    }

    private static int set(Broker broker, Admin admin, Map<String, TopicDescription> there) {
        Map<ConfigResource, Topic> topics = new HashMap<>();
        Topics.all().stream()
                .filter(topic -> there.containsKey(topic.name()))
                .forEach(topic -> topics.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic));
        Map<ConfigResource, Config> now =
                broker.answer(admin.describeConfigs(topics.keySet()).all());
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        topics.forEach((resource, topic) -> {
            List<AlterConfigOp> differing = settings(topic).entrySet().stream()
                    .filter(wanted -> !wanted.getValue().equals(value(now.get(resource), wanted.getKey())))
                    .map(wanted -> new AlterConfigOp(
                            new ConfigEntry(wanted.getKey(), wanted.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!differing.isEmpty()) {
                changes.put(resource, differing);
            }
        });
        broker.answer(admin.incrementalAlterConfigs(changes).all());
        return changes.size();
    }

    private static String value(@Nullable Config config, String key) {
        ConfigEntry entry = config == null ? null : config.get(key);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private static Map<String, String> settings(Topic topic) {
        Duration retention = topic.retention();
        String size = Integer.toString(topic.maxMessageBytes());
        return retention == null
                ? Map.of("cleanup.policy", "compact", "max.message.bytes", size)
                : Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(retention.toMillis()),
                        "max.message.bytes",
                        size);
    }
}
