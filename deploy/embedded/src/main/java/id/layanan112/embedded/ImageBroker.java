package id.layanan112.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** What our own broker image runs: the steps of the official images' scripts, without a shell. */
final class ImageBroker {
    private static final String PREFIX = "KAFKA_";

    private ImageBroker() {}

    /** Settings come by environment, as there: {@code KAFKA_NODE_ID} is {@code node.id}; and {@code CLUSTER_ID}. */
    public static void main(String[] arguments) throws IOException {
        List<String> settings = System.getenv().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(PREFIX))
                .map(ImageBroker::line)
                .toList();
        String file = Files.write(Path.of("/tmp/server.properties"), settings).toString();
        StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", System.getenv("CLUSTER_ID"), "-c", file},
                System.err);
        Kafka.main(new String[] {file});
    }

    private static String line(Map.Entry<String, String> setting) {
        String name = setting.getKey().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        return name.replace('_', '.') + "=" + setting.getValue();
    }
}
