package id.layanan112.simulator;

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
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
