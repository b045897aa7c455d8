package id.layanan112.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.kit.messaging.Brokers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Nobody listens there: the topic is away, and stays away. */
    @Test
    void shouldNotWaitForADirectoryThatDoesNotCome() {
        Directories directories = new Directories(Brokers.at("127.0.0.1:1"), Duration.ofMillis(300), meters);
        directories.start(new io.quarkus.runtime.StartupEvent());

        AgencyDirectory known = directories.current();

        assertThat(known.isEmpty()).isTrue();
        assertThat(directories.ready()).isFalse();
        assertThat(meters.get("layanan112.directory.read").gauge().value()).isZero();
        assertThat(meters.get("layanan112.directory.agencies").gauge().value()).isZero();
        directories.stop(new io.quarkus.runtime.ShutdownEvent());
    }
}
