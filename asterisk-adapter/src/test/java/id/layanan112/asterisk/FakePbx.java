package id.layanan112.asterisk;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A telephone system that plays recorded packets over a real socket, and knows which channels there are. */
final class FakePbx implements AutoCloseable {
    static final String SECRET = "rahasia";

    private final ServerSocket server;
    private final Map<String, Map<String, String>> channels = new LinkedHashMap<>();
    private volatile boolean refusesLists;
    private @Nullable Socket client;
    private boolean loggedIn;
    private int lists;

    FakePbx() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static String recorded(String name) {
        try (var in = Objects.requireNonNull(FakePbx.class.getResourceAsStream(name + ".ami"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\r\n", "", "\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Somebody is logged in and has been told all channels. */
    synchronized boolean listening() {
        return loggedIn && lists > 0;
    }

    void refuseLists() {
        refusesLists = true;
    }

    /** It happens, whether somebody listens or not. */
    synchronized void happen(String packets) {
        remember(packets);
        if (loggedIn) {
            send(packets);
        }
    }

    synchronized void hangUpOnTheAdapter() {
        loggedIn = false;
        lists = 0;
        close(client);
    }

    /** It begins anew, with no channel. */
    synchronized void restart() {
        channels.clear();
        hangUpOnTheAdapter();
    }

    private void remember(String packets) {
        AmiReader reader = new AmiReader(new ByteArrayInputStream(packets.getBytes(StandardCharsets.UTF_8)));
        try {
            AmiPacket packet = reader.next();
            while (packet != null) {
                remember(packet);
                packet = reader.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(AmiPacket packet) {
        String id = packet.text("Uniqueid");
        Optional<Map<String, String>> channel = Optional.ofNullable(channels.get(id));
        switch (packet.text("Event")) {
            case "Newchannel" -> channels.put(id, new TreeMap<>(packet.fields()));
            case "QueueCallerJoin" ->
                channel.ifPresent(one ->
                        one.putAll(Map.of("Application", "Queue", "ApplicationData", packet.text("Queue") + ",t")));
            case "BridgeEnter" -> channel.ifPresent(one -> one.put("BridgeId", packet.text("BridgeUniqueid")));
            case "Hangup" -> channels.remove(id);
            default -> {}
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                synchronized (this) {
                    close(client);
                    client = socket;
                    loggedIn = false;
                    lists = 0;
                    send("Asterisk Call Manager/9.0.0\r\n");
                }
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        Map<String, String> action = new HashMap<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                if (line.isEmpty()) {
                    answer(action);
                    action.clear();
                } else {
                    action.put(line.split(": ", 2)[0], line.split(": ", 2)[1]);
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            // The connection was dropped: that is what some tests do.
        }
    }

    private synchronized void answer(Map<String, String> action) {
        String id = "ActionID: " + action.get("ActionID") + "\r\n";
        if ("Login".equals(action.get("Action"))) {
            loggedIn = SECRET.equals(action.get("Secret"));
            send("Response: " + (loggedIn ? "Success" : "Error") + "\r\n" + id + "Message: about it\r\n\r\n");
        } else if (refusesLists) {
            lists++;
            send("Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n");
        } else {
            lists++;
            list(id);
        }
    }

    private void list(String id) {
        send("Response: Success\r\n" + id + "EventList: start\r\nMessage: Channels will follow\r\n\r\n");
        channels.values()
                .forEach(channel -> send("Event: CoreShowChannel\r\n" + id
                        + channel.entrySet().stream()
                                .filter(field -> !field.getKey().equals("Event"))
                                .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
                                .collect(Collectors.joining())
                        + "Duration: 00:00:05\r\n\r\n"));
        send("Event: CoreShowChannelsComplete\r\n" + id + "EventList: Complete\r\nListItems: " + channels.size()
                + "\r\n\r\n");
    }

    private synchronized void send(String text) {
        try {
            if (client != null) {
                client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
            }
        } catch (IOException e) {
            loggedIn = false;
        }
    }

    private static void close(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        close(client);
    }
}
