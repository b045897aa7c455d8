package id.layanan112.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack and stays with it, or leaves it in the background. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Jalankan semuanya. Start everything; Ctrl-C or ./112 down stops it.")
final class UpCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Option(names = "--detach", description = "leave it running in the background")
    boolean detach;

    @Option(names = "--fresh", description = "forget all calls and keys of earlier runs first")
    boolean fresh;

    @Option(names = "--boundaries", paramLabel = "FILE", description = "GeoJSON boundaries of the regions")
    @Nullable
    Path boundaries;

    /** One gateway for all lanes, or a process for each. */
    enum Gateways {
        one,
        perLane;

        @Override
        public String toString() {
            return this == one ? "one" : "per-lane";
        }
    }

    @Option(
            names = "--gateways",
            paramLabel = "one|per-lane",
            converter = GatewaysWord.class,
            defaultValue = "one",
            description = "one gateway for all agencies, or one for each lane, as in production (${DEFAULT-VALUE})")
    Gateways gateways = Gateways.one;

    /** As it stands on the command line. */
    static final class GatewaysWord implements CommandLine.ITypeConverter<Gateways> {
        @Override
        public Gateways convert(String word) {
            return Arrays.stream(Gateways.values())
                    .filter(one -> one.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException("one or per-lane, not " + word));
        }
    }

    @Mixin
    Ports ports = new Ports();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.here();
        StackState.running(home).ifPresent(state -> {
            throw new Refusal("Sudah berjalan. It is running already (process " + state.supervisor()
                    + "): ./112 status shows it, ./112 down stops it.");
        });
        LeftOvers.end(home);
        Preflight.check(home, System.out);
        ports.refuseBusy();
        if (fresh) {
            home.forget();
        }
        return detach ? background(home) : foreground(home);
    }

    private int foreground(Home home) throws InterruptedException {
        PrintStream say = System.out;
        Stack stack = new Stack(home, ports, gateways == Gateways.perLane, boundaries, say);
        stack.missingArtifact().ifPresent(path -> {
            throw new Refusal(path + " is missing: call ./112 up, which builds what is missing.");
        });
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            asked.countDown();
            stack.stop();
            stopped.countDown();
        }));
        long began = System.nanoTime();
        stack.start();
        if (!awaitReady(stack, say, began)) {
            say.println("Not ready: " + String.join(", ", stack.waitingFor()) + ". See ./112 logs SERVICE.");
            return 1;
        }
        say.printf(
                "Siap. Ready after %d s.%n%n",
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        Welcome.print(ports, say);
        asked.await();
        stopped.await();
        return 0;
    }

    private static boolean awaitReady(Stack stack, PrintStream say, long began) throws InterruptedException {
        List<String> before = List.of();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            List<String> waiting = stack.waitingFor();
            if (waiting.isEmpty()) {
                return true;
            }
            if (!waiting.equals(before)) {
                say.println("  waiting for " + String.join(", ", waiting));
                before = waiting;
            }
            Thread.sleep(300);
        }
        return false;
    }

    private int background(Home home) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Unpacking PostgreSQL takes it once; afterwards the heap goes back to the machine.
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:MinHeapFreeRatio=10",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlayanan112.root=" + home.root(),
                "-jar",
                home.root().resolve("deploy/local/target/local.jar").toString(),
                "up"));
        command.addAll(List.of(ports.flags()));
        command.add("--gateways=" + gateways);
        if (boundaries != null) {
            command.addAll(List.of("--boundaries", boundaries.toString()));
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(home.log("stack").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        long end = System.nanoTime() + PATIENCE.toNanos();
        System.out.println("Starting in the background; this takes half a minute or less ...");
        while (System.nanoTime() < end) {
            if (StackState.running(home).filter(StackState::allReady).isPresent()) {
                System.out.println("Siap. Ready.\n");
                Welcome.print(ports, System.out);
                return 0;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(300);
        }
        process.destroy();
        process.waitFor();
        Files.readAllLines(home.log("stack")).forEach(System.err::println);
        System.err.println("Belum siap, dan dihentikan. It did not become ready and was stopped; see .112/logs/");
        return 1;
    }
}
