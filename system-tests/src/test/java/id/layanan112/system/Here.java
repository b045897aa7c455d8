package id.layanan112.system;

import id.layanan112.embedded.browser.Chromium;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What this machine has for tests that need more than Java. Asked by {@code @EnabledIf} on a class: what is found
 * missing before all of its tests is in no report, neither as run nor as skipped.
 */
final class Here {
    static final String PORTS_ARE_FREE = "id.layanan112.system.Here#portsAreFree";
    static final String PORTS_IN_USE =
            "SKIPPED: one of the ports 8110 to 8114, 8120, 25432 and 29092 is in use; ./112 down frees them";
    static final String CAN_PLAY = "id.layanan112.system.Here#canPlay";
    static final String CANNOT_PLAY = "SKIPPED: no Chromium, or ./112 up runs here already";
    static final String IS_A_SERVER = "id.layanan112.system.Here#isAServer";
    static final String NO_SERVER =
            "SKIPPED: a server's programs are missing: apt-get install age nginx-light openssl postgresql";

    private static final int[] PORTS = {8110, 8111, 8112, 8113, 8114, 8120, 29092, 25432};

    private Here() {}

    static boolean portsAreFree() {
        return IntStream.of(PORTS).allMatch(Here::free);
    }

    static boolean canPlay() {
        return Chromium.isThere() && portsAreFree();
    }

    static boolean isAServer() {
        return Stream.of("age", "nginx", "openssl").allMatch(Here::has)
                && postgres().isPresent();
    }

    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The folder of Debian's newest PostgreSQL server's programs. */
    static Optional<Path> postgres() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.map(folder -> folder.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
