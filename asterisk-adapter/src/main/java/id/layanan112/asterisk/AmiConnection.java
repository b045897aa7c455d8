package id.layanan112.asterisk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One connection to the manager interface, logged in. */
final class AmiConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String LOGIN = "layanan112-login";

    private final Socket socket;
    private final AmiReader reader;

    private AmiConnection(Socket socket, AmiReader reader) {
        this.socket = socket;
        this.reader = reader;
    }

    /** Where the telephone system is, and as whom we come. */
    record Address(String host, int port, boolean tls, String user, String secret) {
        @Override
        public String toString() {
            return "Address[" + host + ":" + port + "]";
        }
    }

    /** @param silence after which a connection counts as dead */
    static AmiConnection open(Address address, Duration silence) throws IOException {
        Socket socket = connected(address, silence);
        try {
            AmiConnection connection = new AmiConnection(socket, new AmiReader(socket.getInputStream()));
            connection.login(address);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connected(Address address, Duration silence) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address.host(), address.port()), (int) CONNECT.toMillis());
            plain.setSoTimeout((int) silence.toMillis());
            plain.setKeepAlive(true);
            return address.tls() ? secured(plain, address) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, Address address) throws IOException {
        SSLSocket socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, address.host(), address.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void login(Address address) throws IOException {
        send(Map.of("Action", "Login", "ActionID", LOGIN, "Username", address.user(), "Secret", address.secret()));
        // Nothing is lost before the answer: events come only to who is logged in.
        while (true) {
            AmiPacket packet = reader.next();
            if (packet == null) {
                throw new IOException("the telephone system hung up during the login");
            }
            if (packet.is("ActionID", LOGIN)) {
                if (!packet.is("Response", "Success")) {
                    throw new IOException("the telephone system refuses the login of " + address.user());
                }
                return;
            }
        }
    }

    /** Asks for all channels; the answer comes between the events. */
    void askForChannels() throws IOException {
        send(Map.of("Action", "CoreShowChannels", "ActionID", ChannelList.ACTION));
    }

    private synchronized void send(Map<String, String> action) throws IOException {
        StringBuilder text = new StringBuilder("Action: " + action.get("Action") + "\r\n");
        action.forEach((key, value) -> {
            if (!key.equals("Action")) {
                text.append(key).append(": ").append(value).append("\r\n");
            }
        });
        OutputStream out = socket.getOutputStream();
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Null when the telephone system hung up. */
    @Nullable
    AmiPacket next() throws IOException {
        return reader.next();
    }

    boolean hasNext() {
        return reader.hasNext();
    }

    long rubbish() {
        return reader.rubbish();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
