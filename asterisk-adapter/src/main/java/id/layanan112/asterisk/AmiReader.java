package id.layanan112.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manager interface's lines: {@code Key: Value}, and an empty line ends a packet. What is not like this is skipped
 * and counted; nothing that a telephone system sends ends the reading, or fills the memory.
 */
final class AmiReader {
    private static final int LINE = 8 * 1024;
    private static final int FIELDS = 300;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long rubbish;

    AmiReader(InputStream in) {
        this.in = in;
    }

    /** The next packet; null at the end of the stream. What an ending stream leaves unfinished is no packet. */
    @Nullable
    AmiPacket next() throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            if (!line.isEmpty()) {
                add(fields, line);
            } else if (!fields.isEmpty()) {
                return new AmiPacket(fields);
            }
        }
    }

    /** True when a whole packet is here already, so that {@link #next} does not wait. */
    boolean hasNext() {
        for (int i = from; i + 1 < to; i++) {
            boolean ends = buffer[i] == '\n'
                    && (buffer[i + 1] == '\n' || buffer[i + 1] == '\r' && i + 2 < to && buffer[i + 2] == '\n');
            if (ends) {
                return true;
            }
        }
        return false;
    }

    /** How many lines were not as they have to be; the greeting of a connection is one of them. */
    long rubbish() {
        return rubbish;
    }

    private void add(Map<String, String> fields, String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || fields.size() >= FIELDS) {
            rubbish++;
            return;
        }
        // The first of two: what comes later in a packet can be what a caller's telephone sent.
        fields.putIfAbsent(
                line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    private @Nullable String line() throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        boolean tooLong = false;
        while (true) {
            if (from == to && !fill()) {
                return null;
            }
            byte one = buffer[from++];
            if (one == '\n') {
                break;
            }
            if (length == LINE) {
                tooLong = true;
            } else {
                bytes = length == bytes.length ? Arrays.copyOf(bytes, length * 2) : bytes;
                bytes[length++] = one;
            }
        }
        if (tooLong) {
            return "too long";
        }
        int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(in.read(buffer), 0);
        return to > 0;
    }
}
