package id.layanan112.local.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a region and the nation, which can be cut. */
final class Link implements AutoCloseable {
    private final ServerSocket door;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Link(int to) {
        this.to = to;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("link").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What is on its way is lost, and nothing more comes through. */
    void cut() {
        cut = true;
        open.forEach(Link::shut);
        open.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    shut(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(near);
                open.add(far);
                pipe(near, far);
                pipe(far, near);
            } catch (IOException e) {
                // The next one may come through.
            }
        }
    }

    private void pipe(Socket from, Socket into) {
        Thread.ofVirtual().start(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = into.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // One of them is gone, and so is the other.
            } finally {
                shut(from);
                shut(into);
            }
        });
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
