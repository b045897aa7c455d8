package id.layanan112.kit.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Where ids come from. */
public final class Ids {
    private static final TimeBasedEpochGenerator V7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id, UUIDv7. */
    public static UUID v7() {
        return V7.generate();
    }

    /** The id that follows from another one: the same parts always give the same UUIDv5, so that a repeat is seen. */
    public static UUID derived(UUID input, String... parts) {
        return Generators.nameBasedGenerator(input).generate(String.join("/", parts));
    }
}
