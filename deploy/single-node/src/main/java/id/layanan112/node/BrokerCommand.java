package id.layanan112.node;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The broker's folder. */
@Command(name = "broker", mixinStandardHelpOptions = true, description = "The broker of this server.")
final class BrokerCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "format",
            mixinStandardHelpOptions = true,
            description = "Makes an empty broker of one node. Does nothing where there is one.")
    int format(@Parameters(paramLabel = "SERVER.PROPERTIES") Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        Path made = Path.of(settings.getProperty("log.dirs")).resolve("meta.properties");
        if (Files.exists(made)) {
            spec.commandLine().getOut().println("  there  " + made);
            return 0;
        }
        return StorageTool.execute(
                new String[] {"format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                System.out);
    }
}
