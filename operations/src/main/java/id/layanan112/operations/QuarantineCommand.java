package id.layanan112.operations;

import id.layanan112.contracts.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at what services set aside, and publishes it again, byte for byte; see docs/runbooks/quarantine.md. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lihat dan kirim ulang. Look at what was set aside, and publish it again.",
        subcommands = {QuarantineCommand.ListThem.class, QuarantineCommand.Show.class, QuarantineCommand.Replay.class})
final class QuarantineCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** What the three have in common. */
    private abstract static class Asking implements Callable<Integer> {
        private static final Duration POLL = Duration.ofMillis(500);

        @Spec
        @Nullable
        CommandSpec spec;

        @Mixin
        Kafka kafka = new Kafka();

        PrintWriter out() {
            return java.util.Objects.requireNonNull(spec).commandLine().getOut();
        }

        Aside at(String text) {
            Aside.Place place = Aside.Place.of(text);
            TopicPartition partition = new TopicPartition(place.topic(), place.partition());
            try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
                consumer.assign(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                consumer.seek(partition, place.offset());
                while (place.offset() < end && consumer.position(partition) <= place.offset()) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                        if (record.offset() == place.offset()) {
                            return new Aside(record);
                        }
                    }
                }
            }
            throw new Refusal(
                    "There is no record at " + place + ": never, or not any more (they are kept for 30 days).");
        }

        /** Oldest first within each partition. */
        void each(List<String> topics, Consumer<Aside> use) {
            try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
                List<TopicPartition> partitions = topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                    consumer.poll(POLL).forEach(record -> use.accept(new Aside(record)));
                }
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Semua yang disisihkan. What was set aside, where it came from and why; never what it says.")
    static final class ListThem extends Asking {
        @Option(
                names = "--service",
                paramLabel = "SERVICE",
                description = "intake, routing, gateway or monitoring alone")
        @Nullable
        String service;

        @Override
        public Integer call() {
            List<String> services = service == null ? Topics.QUARANTINING : List.of(service);
            if (!Topics.QUARANTINING.containsAll(services)) {
                throw new Refusal("There is no service " + service + ": " + String.join(", ", Topics.QUARANTINING));
            }
            int[] count = {0};
            each(services.stream().map(one -> Topics.quarantine(one).name()).toList(), aside -> {
                if (count[0]++ == 0) {
                    out().printf("%-46s %-30s %-20s %8s  %s%n", "where", "since", "reason", "bytes", "from");
                }
                out().printf(
                                "%-46s %-30s %-20s %8d  %s%n",
                                aside.place(), aside.time(), aside.reason(), aside.bytes(), aside.origin());
            });
            out().println(count[0] == 0 ? "Tidak ada. Nothing was set aside." : count[0] + " records");
            out().flush();
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Satu rekaman. One record: where from, why, its headers; its bytes go to a file only.")
    static final class Show extends Asking {
        @Parameters(paramLabel = "TOPIC/PARTITION/OFFSET")
        String place = "";

        @Option(
                names = "--value",
                paramLabel = "FILE",
                description =
                        "write its bytes there; they may hold what people said: delete the file when you are done")
        @Nullable
        Path value;

        @Override
        public Integer call() throws IOException {
            Aside aside = at(place);
            out().printf("%-12s %s%n", "reason", aside.reason());
            out().printf("%-12s %s%n", "since", aside.time());
            out().printf("%-12s %s%n", "from", aside.origin());
            out().printf("%-12s %d%n", "bytes", aside.bytes());
            for (Header header : aside.headers()) {
                // A foreign producer may have put anything into a header: names and sizes, and what is ours to know.
                boolean known = header.key().startsWith("ce_") && header.value() != null && header.value().length < 200;
                out().printf(
                                "%-12s %s%n",
                                "header",
                                header.key() + " "
                                        + (known
                                                ? new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)
                                                        .replaceAll("[^\\x20-\\x7e]", "?")
                                                : "(" + (header.value() == null ? 0 : header.value().length)
                                                        + " bytes)"));
            }
            if (value != null) {
                Files.write(
                        value,
                        aside.record().value() == null
                                ? new byte[0]
                                : aside.record().value());
                out().println("Its bytes are in " + value
                        + ". They may hold what people said: delete it when you are done.");
            }
            out().flush();
            return 0;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Kirim ulang. Publishes it again where it came from: the same key, bytes and headers.")
    static final class Replay extends Asking {
        @Parameters(paramLabel = "TOPIC/PARTITION/OFFSET")
        String place = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "why now; printed, for your log")
        String reason = "";

        @Option(names = "--yes", description = "do it; without, it is only said what would be done")
        boolean yes;

        @Option(names = "--force", description = "also what should never be published as it is")
        boolean force;

        @Override
        public Integer call() throws InterruptedException {
            Aside aside = at(place);
            if (aside.neverAsItIs() && !force) {
                throw new Refusal(
                        "It was set aside for " + aside.reason()
                                + ": header and body disagree, so it is the producer who has to mend it. --force does it all the same.");
            }
            ProducerRecord<byte[], byte[]> again = aside.again();
            if (!yes) {
                out().printf(
                                "Would publish %s (%s) on %s: %d bytes. With --yes it does.%n",
                                aside.place(), aside.reason(), again.topic(), aside.bytes());
                out().flush();
                return 0;
            }
            RecordMetadata there = kafka.publish(again);
            out().printf(
                            "Published %s (%s) as %s/%d/%d: %s%n",
                            aside.place(), aside.reason(), there.topic(), there.partition(), there.offset(), reason);
            out().flush();
            return 0;
        }
    }
}
