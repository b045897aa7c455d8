package id.layanan112.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor writes down for the other commands.
 *
 * @param supervisor its process id
 * @param allReady true once everything answered for the first time
 */
public record StackState(long supervisor, boolean allReady, List<PartState> services) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param pid 0 while it is being started */
    public record PartState(String service, long pid, int port, int restarts) {}

    static Optional<StackState> read(Home home) {
        Path file = home.stackFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), new TypeReference<StackState>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only when its supervisor lives. */
    public static Optional<StackState> running(Home home) {
        return read(home)
                .filter(state -> ProcessHandle.of(state.supervisor())
                        .filter(ProcessHandle::isAlive)
                        .filter(home::started)
                        .isPresent());
    }

    void write(Home home) {
        try {
            Path file = home.stackFile();
            Path next = file.resolveSibling("stack.json.next");
            JSON.writeValue(next.toFile(), this);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port(String service) {
        return of(service).port();
    }

    public long pid(String service) {
        return of(service).pid();
    }

    public PartState of(String service) {
        return services.stream()
                .filter(part -> part.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new Refusal("No such service: " + service + ". There are "
                        + String.join(
                                ", ", services.stream().map(PartState::service).toList())));
    }
}
