package id.layanan112.node;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Called by {@code layanan112}, which says with which broker and folders. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Keysets, topics and groups of one server.",
        subcommands = {BrokerCommand.class, KeysCommand.class, TopicsCommand.class, GroupsCommand.class})
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Refusal) {
                        command.getErr().println(failure.getMessage());
                        return 1;
                    }
                    throw failure;
                })
                .execute(arguments));
    }
}
