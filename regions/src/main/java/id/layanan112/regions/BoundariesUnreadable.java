package id.layanan112.regions;

import java.nio.file.Path;

/** A file of boundaries cannot be used; the message is one line that names the file, the feature and what is wrong. */
public final class BoundariesUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BoundariesUnreadable(Path file, String what) {
        super(file + ": " + what);
    }
}
