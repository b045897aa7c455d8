package id.layanan112.routing.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.IncidentEvent.IncidentOpened;
import id.layanan112.contracts.IncidentEvent.IncidentUpdated;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.KafkaPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.Given;
import id.layanan112.routing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "routing"))
class IncidentStreamTest {
    @Inject
    EventPublisher publisher;

    @Inject
    KafkaPublisher raw;

    @Test
    void shouldDecideEachRevisionInOrderOnceWhateverIsBetween() {
        UUID incident = Ids.v7();
        byte[] key = incident.toString().getBytes(UTF_8);
        UUID opened = Ids.v7();
        OutgoingEvent first = new OutgoingEvent(
                opened,
                new IncidentOpened(Given.incident(incident, 1, IncidentType.FIRE, "32.73"), Ids.v7(), Given.AT));
        // Given: poison of the same incident between its events, and one of its events twice
        byte[] poison = {0, 1, (byte) 0xff};
        publisher.publishAndWait(List.of(first, first));
        raw.sendAndWait(List.of(
                new ProducerRecord<>("emergency.incident.v1", key, poison),
                new ProducerRecord<>("emergency.incident.v1", key, null)));
        publisher.publishAndWait(List.of(new OutgoingEvent(
                Ids.v7(), new IncidentUpdated(Given.incident(incident, 2, IncidentType.FIRE, "32.73"), Given.AT))));

        try (Topic route = new Topic("emergency.route.v1");
                Topic fire = new Topic("emergency.dispatch-order.fire.v1");
                Topic quarantine = new Topic("emergency.quarantine.routing.v1")) {
            await().untilAsserted(() -> assertThat(decided(route, incident))
                    .extracting(RouteDecided::revision)
                    .containsExactly(1L, 1L, 2L));
            // The event that came twice was decided twice, and is seen to be one decision.
            List<UUID> ids = new ArrayList<>();
            for (IncomingEvent event : route.events()) {
                if (event.event() instanceof RouteDecided one
                        && one.incidentId().equals(incident)
                        && one.revision() == 1) {
                    ids.add(event.id());
                }
            }
            assertThat(Set.copyOf(ids)).hasSize(1);
            await().untilAsserted(() -> assertThat(fire.events(DispatchOrdersDecided.class))
                    .filteredOn(one -> one.incidentId().equals(incident))
                    .extracting(DispatchOrdersDecided::revision)
                    .containsExactly(1L, 1L, 2L));
            await().untilAsserted(() -> assertThat(quarantine.records())
                    .filteredOn(record -> Arrays.equals(record.key(), key))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(poison, null));
        }
    }

    private static List<RouteDecided> decided(Topic route, UUID incident) {
        return route.events(RouteDecided.class).stream()
                .filter(one -> one.incidentId().equals(incident))
                .toList();
    }
}
