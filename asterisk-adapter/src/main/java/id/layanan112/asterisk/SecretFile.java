package id.layanan112.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file: an argument would be seen by everybody who lists the processes. */
final class SecretFile {
    private SecretFile() {}

    /** @throws Refusal when there is none in it, or it is more than one line */
    static String read(Path file) {
        String secret;
        try {
            secret = Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refusal("Berkas rahasia tidak terbaca. The secret file cannot be read: " + file);
        }
        if (secret.isEmpty() || secret.lines().count() > 1) {
            throw new Refusal("Berkas rahasia harus satu baris. The secret file has to be one line: " + file);
        }
        return secret;
    }
}
