package id.layanan112.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The log of one part. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Catatan satu bagian. The log of one part.")
final class LogsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SERVICE",
            description =
                    "postgres, kafka, identity, intake, routing, gateway (gateway-police, ...), monitoring, agencies, stack")
    String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "go on as it is written")
    boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "200",
            description = "how many lines (${DEFAULT-VALUE})")
    int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.here();
        Path file = switch (service) {
            case "postgres" -> home.data("postgres").resolve("postgres.log");
            case "kafka" -> home.data("kafka").resolve("broker.log");
            case "identity" -> home.data("identity").resolve("identity.log");
            default -> home.log(service);
        };
        if (!Files.exists(file)) {
            throw new Refusal("No log of '" + service + "'. There are postgres, kafka, identity, intake, routing,"
                    + " gateway, monitoring, agencies and stack.");
        }
        ProcessBuilder tail = follow
                ? new ProcessBuilder("tail", "-n", Integer.toString(lines), "-F", file.toString())
                : new ProcessBuilder("tail", "-n", Integer.toString(lines), file.toString());
        return tail.inheritIO().start().waitFor();
    }
}
