package id.layanan112.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which orders were taken over and not yet answered to the end. An agency that said 2xx is not told again: what it
 * forgot in a crash would stay silent. Ids and addresses only, nothing of a person.
 */
final class Journal implements AutoCloseable {
    private final FileChannel file;

    Journal(Path folder) {
        try {
            Files.createDirectories(folder);
            this.file = FileChannel.open(
                    folder.resolve("orders.journal"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An order that is to be answered. */
    record Taken(String deliveryId, String agencyId, String acknowledgeAt) {}

    void taken(Taken order) {
        append("T\t" + order.deliveryId() + '\t' + order.agencyId() + '\t' + order.acknowledgeAt() + '\n');
    }

    void answered(String deliveryId) {
        append("A\t" + deliveryId + '\n');
    }

    private void append(String line) {
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of an earlier process that are still open. */
    static List<Taken> open(Path folder) {
        Path path = folder.resolve("orders.journal");
        if (!Files.exists(path)) {
            return List.of();
        }
        Map<String, Taken> open = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(path)) {
                String[] words = line.split("\t", -1);
                if (words[0].equals("T") && words.length == 4) {
                    open.put(words[1], new Taken(words[1], words[2], words[3]));
                } else if (words[0].equals("A") && words.length == 2) {
                    open.remove(words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(open.values());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
