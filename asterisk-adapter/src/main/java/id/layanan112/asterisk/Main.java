package id.layanan112.asterisk;

import picocli.CommandLine;

/** The Asterisk adapter. */
final class Main {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT%1$tz %4$s %5$s%n");
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AdapterCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }
}
