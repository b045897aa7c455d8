package id.layanan112.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs intake's own measurement, with intake's own rule; no stack is needed. */
@Command(
        name = "duplicates",
        description = "Ukur pengenalan kejadian yang sama. How well calls about the same incident are found.")
final class DuplicatesCommand implements Callable<Integer> {
    private static final String MEASURE = "id.layanan112.intake.duplicates.MeasureDuplicates";

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "--help shows them")
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path app = Home.here().service("intake-service").resolveSibling("app");
        Path libraries = app.resolveSibling("lib").resolve("main");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                app.resolve("*") + File.pathSeparator + libraries.resolve("*"),
                MEASURE));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
