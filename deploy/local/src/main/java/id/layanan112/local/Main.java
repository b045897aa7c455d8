package id.layanan112.local;

import id.layanan112.local.gateway.GatewayKills;
import id.layanan112.local.monitoring.FederationKills;
import id.layanan112.local.monitoring.MonitoringKills;
import id.layanan112.local.probe.ProbeCommand;
import id.layanan112.local.rolling.RollingCommand;
import id.layanan112.local.routing.RoutingKills;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./112}: one command for everything. */
@Command(
        name = "112",
        mixinStandardHelpOptions = true,
        version = "Layanan 112, 0.1.0",
        description = {
            "Layanan 112 di satu komputer. The whole platform on one machine.",
            "",
            "Also: ./112 test (everything is tested), ./112 faults (planted bugs turn tests red), ./112 format (the code is formatted)."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            SimulatorCommands.Simulate.class,
            SimulatorCommands.Replay.class,
            SimulatorCommands.Day.class,
            SimulatorCommands.Bench.class,
            DuplicatesCommand.class,
            RoutingKills.class,
            GatewayKills.class,
            MonitoringKills.class,
            FederationKills.class,
            RollingCommand.class,
            ProbeCommand.class
        })
final class Main implements Runnable {
    private static final Set<String> PASSED = Set.of("simulate", "replay", "day", "bench", "duplicates");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        // Their flags are the simulator's own.
        line.getSubcommands().forEach((name, command) -> {
            if (PASSED.contains(name)) {
                command.setUnmatchedOptionsArePositionalParams(true);
            }
        });
        return line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
