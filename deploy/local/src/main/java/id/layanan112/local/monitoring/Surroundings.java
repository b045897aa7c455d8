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
    private final boolean ownDatabase;

    Surroundings(Path folder) {
        this(folder, Database.start(folder.resolve("postgres"), freePort()), true);
    }

    /** With a server that is there already; monitoring gets a database of its own in it. */
    Surroundings(Path folder, Database server) {
        this(folder, server, false);
    }

    private Surroundings(Path folder, Database database, boolean ownDatabase) {
        this.database = database;
        this.ownDatabase = ownDatabase;
        broker = Broker.start(folder.resolve("kafka"), freePort());
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
        if (ownDatabase) {
            database.close();
        }
    }
}
