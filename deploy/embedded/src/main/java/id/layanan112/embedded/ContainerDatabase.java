package id.layanan112.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;

/** Keeps a container with PostgreSQL. */
final class ContainerDatabase {
    private ContainerDatabase() {}

    /** Arguments: the image, the address, the port, and the server's own. */
    public static void main(String[] arguments) throws IOException {
        GenericContainer<?> container = ContainerProcess.start(
                arguments[0],
                arguments[1] + ":" + arguments[2],
                5432,
                // What the official image asks for; everybody who comes is this machine's.
                Map.of("POSTGRES_HOST_AUTH_METHOD", "trust"),
                List.of(arguments).subList(3, arguments.length));
        ContainerProcess.readyUntilParentIsGone(container);
    }
}
