package id.layanan112.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Kafka broker (KRaft, one node) with every topic of the catalogue. */
public final class Broker implements Part {
    private final int port;
    private final Process process;

    private Broker(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts on what is in {@code folder}, or anew; returns when all topics are there. */
    public static Broker start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");
        Process process = Parts.start(
                BrokerProcess.class,
                options,
                folder.resolve("broker.log"),
                List.of(folder.toString(), Integer.toString(port), Integer.toString(Parts.freePort())));
        return new Broker(port, process);
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void close() {
        Parts.stop(process);
    }
}
