package id.layanan112.kit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner reads, and that are there whole or not at all. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Writes a file; one of the same name is replaced. The folder is made where it is missing. */
    public static void write(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder, owners("rwx------"));
        Path part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        Files.write(Files.createFile(part, owners("rw-------")), content);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?> owners(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
