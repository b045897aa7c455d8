package id.layanan112.kit.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.Config;

/**
 * How the brokers are reached, which is the same for every client of a service: where they listen, and how one shows who
 * one is.
 *
 * @param settings as kafka-clients names them
 */
public record Brokers(Map<String, Object> settings) {
    public Brokers {
        settings = Map.copyOf(settings);
    }

    /** In clear, as within one machine. */
    public static Brokers at(String bootstrap) {
        return new Brokers(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** What the configuration says under {@code kafka.}, of all that an admin client knows: the others know it as well. */
    static Brokers of(Config config) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : AdminClientConfig.configNames()) {
            config.getOptionalValue("kafka." + name, String.class).ifPresent(value -> settings.put(name, value));
        }
        return new Brokers(settings);
    }

    /** The settings of one client. */
    public Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }
}
