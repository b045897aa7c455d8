package id.layanan112.simulator;

import java.net.ConnectException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulator. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Plays callers and agencies through the public HTTP APIs.",
        subcommands = {
            AgenciesCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            DayCommand.class,
            BenchCommand.class
        })
final class Main implements Runnable {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (!isNobodyThere(failure)) {
                        throw failure;
                    }
                    command.getErr()
                            .println("Tidak ada yang menjawab. Nothing answers there; start it first: ./112 up");
                    return 1;
                })
                .execute(arguments));
    }

    private static boolean isNobodyThere(@Nullable Throwable failure) {
        return failure != null && (failure instanceof ConnectException || isNobodyThere(failure.getCause()));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
