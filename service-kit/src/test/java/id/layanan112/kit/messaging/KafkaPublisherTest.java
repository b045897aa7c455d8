package id.layanan112.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaPublisherTest {
    @Test
    void shouldLetNoRecordBeAcknowledgedByOneBrokerAlone() {
        assertThat(KafkaPublisher.settings(Brokers.at("broker:9092")))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .hasEntrySatisfying(
                        "delivery.timeout.ms",
                        millis -> assertThat((int) millis).isBetween(1, 60_000));
    }
}
