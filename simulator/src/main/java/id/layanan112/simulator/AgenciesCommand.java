package id.layanan112.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulated agencies, until they are stopped. */
@Command(name = "agencies", mixinStandardHelpOptions = true, description = "The systems of all simulated agencies.")
final class AgenciesCommand implements Callable<Integer> {
    private static final String SECRET = "LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET";

    @Option(names = "--port", defaultValue = "8120", description = "(${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--state",
            defaultValue = ".112/data/agencies",
            description = "where it remembers (${DEFAULT-VALUE})")
    Path state = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        String secret = Optional.ofNullable(System.getenv(SECRET))
                .orElseThrow(() -> new IllegalStateException(SECRET + " is not set: the gateway's sample secret"));
        try (AgencyServer server = new AgencyServer(port, state, secret)) {
            server.start();
            System.out.println("agencies listen on " + server.port());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
