package id.layanan112.embedded;

import kafka.Kafka;
import kafka.docker.KafkaDockerWrapper;

/** What our own broker image runs: the steps of the official images' scripts, without a shell. */
final class ImageBroker {
    private static final String FINAL = "/tmp/config";

    private ImageBroker() {}

    /** Settings come by environment ({@code KAFKA_...}, {@code CLUSTER_ID}). */
    public static void main(String[] arguments) {
        KafkaDockerWrapper.main(
                new String[] {"setup", "-D", "/opt/kafka/config", "-M", "/mnt/shared/config", "-F", FINAL});
        Kafka.main(new String[] {FINAL + "/server.properties"});
    }
}
