package id.layanan112.operations;

import id.layanan112.operations.probe.ProbeCommand;
import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code operations}: exit 0 done, 1 refused or failed, 2 wrongly asked. */
@Command(
        name = "operations",
        mixinStandardHelpOptions = true,
        version = "Layanan 112, 0.1.0",
        description = "Untuk yang menjalankan platform. For those who run the platform.",
        subcommands = {
            QuarantineCommand.class,
            ProofCommand.class,
            ProbeCommand.class,
            EraseCommand.class,
            CommandLine.HelpCommand.class
        })
final class Main implements Runnable {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            switch (failure) {
                case Refusal refused -> err.println(refused.getMessage());
                // Class alone: a client's message may quote what was sent.
                case KafkaException kafka ->
                    err.println("Kafka: " + kafka.getClass().getSimpleName()
                            + ". Is --kafka right, and may this user do that?");
                default -> throw failure;
            }
            err.flush();
            return 1;
        });
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
