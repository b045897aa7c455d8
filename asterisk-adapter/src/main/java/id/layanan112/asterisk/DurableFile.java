package id.layanan112.asterisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/** A file of lines that only its owner reads, on the disk before a method returns. */
final class DurableFile implements AutoCloseable {
    private final Path folder;
    private final Path path;
    private FileChannel file;

    private DurableFile(Path folder, Path path, FileChannel file) {
        this.folder = folder;
        this.path = path;
        this.file = file;
    }

    static DurableFile open(Path folder, String name) throws IOException {
        Path path = folder.resolve(name);
        DurableFile opened = new DurableFile(folder, path, channel(path));
        force(folder);
        return opened;
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(
                path,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    void append(List<String> lines) throws IOException {
        long before = file.size();
        try {
            write(file, lines);
            file.force(false);
        } catch (IOException e) {
            // A full disk leaves half a line, which would spoil the one that comes next.
            file.truncate(before);
            throw e;
        }
    }

    /** As one step: whoever dies meanwhile leaves the old lines or the new ones. */
    void replace(List<String> lines) throws IOException {
        Path fresh = folder.resolve(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = channel(fresh)) {
            write(channel, lines);
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        FileChannel old = file;
        file = channel(path);
        old.close();
    }

    private static void write(FileChannel channel, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
