package id.layanan112.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.UUID;

/** One bash that stays, as a reader's terminal does: what a block of a document sets, the next block sees. */
final class Shell implements AutoCloseable {
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    Shell(Path folder) {
        ProcessBuilder bash =
                new ProcessBuilder("bash").directory(folder.toFile()).redirectErrorStream(true);
        // The build that runs this test has built everything: ./112 must not call Maven inside of it.
        bash.environment().put("LAYANAN112_BUILT", "yes");
        try {
            process = bash.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = process.outputWriter();
        out = process.inputReader();
    }

    /** @return all that it printed */
    String run(String block) {
        String end = "end of block " + UUID.randomUUID();
        try {
            in.write("{\n" + block + "\n} </dev/null; echo; echo \"" + end + " $?\"\n");
            in.flush();
            StringBuilder printed = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(end)) {
                    if (!line.equals(end + " 0")) {
                        throw new AssertionError("exit " + line.substring(end.length()) + " of:\n" + block + printed);
                    }
                    return printed.toString();
                }
                printed.append(line).append('\n');
            }
            throw new AssertionError("the shell ended in:\n" + block + printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
