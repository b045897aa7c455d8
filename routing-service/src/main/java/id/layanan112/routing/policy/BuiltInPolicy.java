package id.layanan112.routing.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The national default. It is part of the program, so that nothing that is away stops routing. */
public final class BuiltInPolicy {
    /** Goes up with each change of the file: decisions name it. A test holds the two together. */
    static final long VERSION = 2;

    static final String RESOURCE = "/policy/national.yaml";

    private static final Policy NATIONAL = read();

    private BuiltInPolicy() {}

    public static Policy national() {
        return NATIONAL;
    }

    private static Policy read() {
        try (@Nullable InputStream yaml = BuiltInPolicy.class.getResourceAsStream(RESOURCE)) {
            return PolicyReader.read(Objects.requireNonNull(yaml, RESOURCE).readAllBytes(), VERSION);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE, e);
        }
    }
}
