package id.layanan112.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsTest {
    @Test
    void shouldListenWhereTheArchitectureSays() {
        Ports ports = parsed();

        assertThat(ports.all().values())
                .containsExactly(25432, 29092, 8110, 8111, 8112, 8113, 8114, 8120, 8123, 8124, 8125, 8126);
    }

    @Test
    void shouldNameTheBusyPortAndItsFlag() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = free("--intake-port", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(ports::refuseBusy)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("--intake-port");
        }
    }

    @Test
    void shouldHandEveryPortToTheProcessInTheBackground() {
        Ports ports = parsed("--kafka-port", "39092");

        Ports again = parsed(ports.flags());

        assertThat(again.all()).isEqualTo(ports.all()).containsEntry("kafka", 39092);
    }

    private static Ports parsed(String... flags) {
        UpCommand command = new UpCommand();
        new CommandLine(command).parseArgs(flags);
        return command.ports;
    }

    /** A stack may be running here: every other port is one that nobody has. */
    private static Ports free(String flag, String port) throws IOException {
        Ports ports = parsed(flag, port);
        ports.postgres = freePort();
        ports.kafka = freePort();
        ports.identity = freePort();
        return ports;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
