package id.layanan112.local;

import id.layanan112.local.monitoring.MonitoringBench;
import id.layanan112.local.routing.RoutingBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands that the simulator carries out, against the stack that is running. */
final class SimulatorCommands {
    private SimulatorCommands() {}

    private abstract static class Passed implements Callable<Integer> {
        @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "--help shows them")
        List<String> arguments = new ArrayList<>();

        abstract String name();

        @Override
        public Integer call() throws IOException, InterruptedException {
            Home home = Home.here();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    name().equals("bench") ? "-Xmx1g" : "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    home.simulator().toString(),
                    name()));
            StackState.running(home).ifPresent(state -> {
                for (String part : List.of("identity", "intake", "gateway", "monitoring", "agencies")) {
                    command.add(
                            "--" + part + "=http://127.0.0.1:" + state.of(part).port());
                }
            });
            command.addAll(arguments);
            if (name().equals("bench") && arguments.contains("intake")) {
                StackState.running(home)
                        .ifPresent(state -> command.addAll(List.of(
                                "--postgres=127.0.0.1:" + state.of("postgres").port(),
                                "--intake-pid=" + state.of("intake").pid(),
                                "--others="
                                        + Stream.of("routing", "gateway", "monitoring", "agencies")
                                                .map(part -> Long.toString(
                                                        state.of(part).pid()))
                                                .collect(Collectors.joining(",")))));
            }
            if (name().equals("bench") && arguments.contains("gateway")) {
                StackState.running(home)
                        .ifPresent(state -> command.addAll(List.of(
                                "--postgres=127.0.0.1:" + state.of("postgres").port(),
                                "--gateway-pid="
                                        + state.services().stream()
                                                .filter(part -> part.service().startsWith("gateway"))
                                                .map(part -> Long.toString(part.pid()))
                                                .collect(Collectors.joining(",")))));
            }
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    @Command(
            name = "simulate",
            description = "Penelepon tiruan. Simulated callers at a constant rate.",
            subcommands = {})
    static final class Simulate extends Passed {
        @Override
        String name() {
            return "simulate";
        }
    }

    @Command(
            name = "replay",
            description = "Putar ulang rekaman. A recorded stream of calls, reconciled to the last one.")
    static final class Replay extends Passed {
        @Override
        String name() {
            return "replay";
        }
    }

    @Command(
            name = "day",
            description = "Satu hari buatan. A generated day of calls of all classes, changed and reconciled.")
    static final class Day extends Passed {
        @Override
        String name() {
            return "day";
        }
    }

    @Command(
            name = "bench",
            description =
                    "Ukur. Measure the running stack; bench routing and bench monitoring have parts of their own.")
    static final class Bench extends Passed {
        private static final Map<String, Supplier<Object>> ALONE =
                Map.of("routing", RoutingBench::new, "monitoring", MonitoringBench::new);

        @Override
        public Integer call() throws IOException, InterruptedException {
            // What is measured without a stack, and beside the broker itself, is no simulation over HTTP.
            for (String alone : ALONE.keySet()) {
                if (arguments.contains(alone)) {
                    return new CommandLine(ALONE.get(alone).get())
                            .execute(arguments.stream()
                                    .filter(word -> !word.equals(alone))
                                    .toArray(String[]::new));
                }
            }
            return super.call();
        }

        @Override
        String name() {
            return "bench";
        }
    }
}
