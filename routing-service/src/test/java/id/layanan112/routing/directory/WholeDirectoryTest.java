package id.layanan112.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Brokers;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "routing"))
class WholeDirectoryTest {
    private static final int AGENCIES = 5000;

    @Inject
    EventPublisher publisher;

    /** Another replica starts: its first decision finds the last agency, and not half of them. */
    @Test
    void shouldReadAllThatWasThereBeforeTheFirstDecision() {
        publisher.publishAndWait(IntStream.range(0, AGENCIES)
                .mapToObj(number -> new OutgoingEvent(Ids.v7(), agency(number)))
                .toList());
        Directories replica = new Directories(
                Brokers.at(EmbeddedStack.bootstrap()), Duration.ofSeconds(10), new SimpleMeterRegistry());

        replica.start(new StartupEvent());
        AgencyDirectory known = replica.current();

        assertThat(replica.ready()).isTrue();
        assertThat(known.own("WHOLE", "32.73")).hasSize(AGENCIES);
        replica.stop(new ShutdownEvent());
    }

    private static AgencyRegistered agency(int number) {
        return new AgencyRegistered(
                "whole-" + number,
                1,
                "Instansi " + number,
                "WHOLE",
                AgencyScope.REGION,
                List.of("32.73"),
                List.of(),
                AgencyState.ACTIVE,
                null,
                List.of(),
                true,
                null,
                Instant.EPOCH);
    }
}
