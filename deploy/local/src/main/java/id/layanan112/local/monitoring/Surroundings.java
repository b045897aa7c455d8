package id.layanan112.local.monitoring;

import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Database;
import id.layanan112.embedded.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** What monitoring needs around it. */
final class Surroundings implements AutoCloseable {
    final Broker broker;
    final Database database;
    final Identity identity;
    final int postgresPort = freePort();

    Surroundings(Path folder) {
        broker = Broker.start(folder.resolve("kafka"), freePort());
        database = Database.start(folder.resolve("postgres"), postgresPort);
        identity = Identity.start(folder.resolve("identity"), freePort());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        identity.close();
        broker.close();
        database.close();
    }
}
