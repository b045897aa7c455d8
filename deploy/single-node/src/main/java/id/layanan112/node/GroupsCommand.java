package id.layanan112.node;

import id.layanan112.contracts.TopicAccess;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the services read on. */
@Command(name = "groups", mixinStandardHelpOptions = true, description = "Consumer groups of the services.")
final class GroupsCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * A database that was put back to a time has forgotten what its service had read since, and the group has not. Reading
     * again is harmless: what still had its effect is in the inbox.
     */
    @Command(
            name = "rewind",
            mixinStandardHelpOptions = true,
            description = "Lets every service read again what came since a time. The services must be stopped.")
    int rewind(
            @Mixin Broker broker,
            @Option(names = "--to", required = true, paramLabel = "TIME", description = "as 2026-01-31T17:00:00Z")
                    Instant time) {
        try (Admin admin = broker.admin()) {
            for (String group : groups()) {
                Map<TopicPartition, OffsetAndMetadata> now =
                        broker.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
                Map<TopicPartition, OffsetAndMetadata> earlier = earlier(broker, admin, now, time);
                broker.answer(admin.alterConsumerGroupOffsets(group, earlier).all());
                long records = now.entrySet().stream()
                        .mapToLong(entry -> {
                            OffsetAndMetadata from = earlier.get(entry.getKey());
                            return from == null ? 0 : entry.getValue().offset() - from.offset();
                        })
                        .sum();
                spec.commandLine().getOut().printf("  %-20s reads %d records again%n", group, records);
            }
        }
        return 0;
    }

    private static List<String> groups() {
        return TopicAccess.all().stream()
                .flatMap(access -> access.groups().stream())
                .toList();
    }

    /** Never later than it was: what was not read yet is not passed over. */
    private static Map<TopicPartition, OffsetAndMetadata> earlier(
            Broker broker, Admin admin, Map<TopicPartition, OffsetAndMetadata> now, Instant time) {
        Map<TopicPartition, ListOffsetsResultInfo> then = broker.answer(admin.listOffsets(now.keySet().stream()
                        .collect(Collectors.toMap(
                                partition -> partition, partition -> OffsetSpec.forTimestamp(time.toEpochMilli()))))
                .all());
        Map<TopicPartition, OffsetAndMetadata> earlier = new HashMap<>();
        now.forEach((partition, offset) -> {
            ListOffsetsResultInfo at = then.get(partition);
            // Nothing came since: the answer is -1.
            if (at != null && at.offset() >= 0 && at.offset() < offset.offset()) {
                earlier.put(partition, new OffsetAndMetadata(at.offset()));
            }
        });
        return earlier;
    }
}
