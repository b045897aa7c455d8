package id.layanan112.embedded;

import java.nio.file.Path;
import java.util.List;

/** A real Kafka broker (KRaft, one node) with every topic of the catalogue. */
public final class Broker implements Part {
    private final String bootstrap;
    private final Process process;
    private final boolean contained;

    private Broker(String bootstrap, Process process, boolean contained) {
        this.bootstrap = bootstrap;
        this.process = process;
        this.contained = contained;
    }

    /** Starts on what is in {@code folder}, or anew; returns when all topics are there. */
    public static Broker start(Path folder, int port) {
        List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");
        Process process = Parts.start(
                BrokerProcess.class,
                options,
                Parts.log(folder, "broker.log"),
                List.of(folder.toString(), Integer.toString(port), Integer.toString(Parts.freePort())));
        return new Broker("127.0.0.1:" + port, process, false);
    }

    /**
     * Starts in a container, anew; returns when all topics are there.
     *
     * @param host an address of this machine, which is also how the broker calls itself
     */
    public static Broker startContainer(Path folder, String host, int port) {
        Process process = Parts.start(
                ContainerBroker.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Parts.log(folder, "broker.log"),
                List.of(Containers.kafkaImage(), host, Integer.toString(port)));
        return new Broker(host + ":" + port, process, true);
    }

    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void kill() {
        if (contained) {
            // Its keeper's forcible end would leave the container behind; what the keeper does to it is a kill.
            Parts.stop(process);
        } else {
            Part.super.kill();
        }
    }

    @Override
    public void close() {
        Parts.stop(process);
    }
}
