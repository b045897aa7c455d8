package id.layanan112.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class RestartingConsumerTest {
    @Test
    void shouldBeForgottenAsSoonAsAChannelAfterAKill() throws IOException {
        Properties channels = new Properties();
        try (InputStream in = Objects.requireNonNull(
                RestartingConsumer.class.getResourceAsStream("/META-INF/microprofile-config.properties"))) {
            channels.load(in);
        }

        RestartingConsumer consumer =
                new RestartingConsumer(Brokers.at("127.0.0.1:9"), "intake", List.of("emergency.order.v1"), _ -> {});

        assertThat(consumer.settings().get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG))
                .hasToString(channels.getProperty("mp.messaging.connector.smallrye-kafka.session.timeout.ms"));
    }
}
