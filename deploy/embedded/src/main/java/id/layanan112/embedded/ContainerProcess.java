package id.layanan112.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.DockerImageName;

/** A process that keeps one container: it goes when this process does, also when the tests are killed. */
final class ContainerProcess {
    private ContainerProcess() {}

    /** Starts the image, with one of its ports at an address and port of this machine. */
    @SuppressWarnings("resource")
    static GenericContainer<?> start(
            String image, String at, int port, Map<String, String> environment, List<String> command) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
        if (image.startsWith(Containers.OURS)) {
            // Whatever a registry has under our name is not ours.
            container.withImagePullPolicy(candidate -> false);
        } else {
            container.withImagePullPolicy(PullPolicy.defaultPolicy());
        }
        container.setPortBindings(List.of(at + ":" + port));
        container
                .withEnv(environment)
                .withCommand(command.toArray(String[]::new))
                .withLogConsumer(ContainerProcess::log)
                .waitingFor(new Asked())
                .start();
        return container;
    }

    /** Whoever started this asks the broker or the database itself, and needs no shell in the image. */
    private static final class Asked extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }

    /** Standard error is the part's log. */
    @SuppressWarnings("SystemOut")
    private static void log(OutputFrame frame) {
        System.err.print(frame.getUtf8String());
    }

    static void readyUntilParentIsGone(GenericContainer<?> container) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        Parts.readyUntilParentIsGone(container::stop);
    }
}
