package id.layanan112.embedded;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats what is new, serves, and creates the topics as deployment would. */
final class BrokerProcess {
    /** After a kill on a busy machine the broker first looks through all its logs. */
    private static final long SECONDS = 300;

    private BrokerProcess() {}

    /** Arguments: the folder, the port, the controller's port. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Path settings = Files.write(folder.resolve("server.properties"), settings(folder, port, arguments[2]));
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            StorageTool.execute(
                    new String[] {
                        "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()
                    },
                    System.err);
        }
        Thread.ofPlatform().name("kafka").daemon().start(() -> Kafka.main(new String[] {settings.toString()}));
        try {
            createTopics("127.0.0.1:" + port);
        } catch (ExecutionException | TimeoutException e) {
            // A broker that lives and is never said to be ready would be waited for, and not started again.
            e.printStackTrace();
            System.exit(1);
        }
        // An orderly exit: the broker's shutdown hook closes its logs.
        Parts.readyUntilParentIsGone(() -> System.exit(0));
    }

    private static List<String> settings(Path folder, int port, String controllerPort) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                "log.dirs=" + folder.resolve("log"),
                "auto.create.topics.enable=false",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                // After a kill the controller refuses the broker until its last session has run out.
                "broker.session.timeout.ms=4000",
                "broker.heartbeat.interval.ms=1000",
                // Hundreds of partitions on one small machine: small indexes.
                "log.index.size.max.bytes=1048576",
                // By default half of this heap. The rest was full, and sweeping it stopped the broker every nine
                // seconds at 50 calls/s, for 0.1 to 1 s.
                "log.cleaner.dedupe.buffer.size=8388608",
                "num.network.threads=2",
                "num.io.threads=4");
    }

    /** Creates what is missing of the catalogue; waits for a broker that is still starting. */
    static void createTopics(String bootstrap)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            Set<String> there = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(BrokerProcess::newTopic)
                    .toList();
            admin.createTopics(missing).all().get(SECONDS, TimeUnit.SECONDS);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        Duration retention = topic.retention();
        Map<String, String> settings = retention == null
                ? Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(topic.maxMessageBytes()))
                : Map.of(
                        "retention.ms", Long.toString(retention.toMillis()),
                        "max.message.bytes", Integer.toString(topic.maxMessageBytes()));
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(settings);
    }
}
