package id.layanan112.gateway.dispatch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which channels an agency can be told, in its order. */
@FunctionalInterface
public interface Reach {
    /** Those that are in use; empty when there is no way to tell it but by telephone. */
    List<Line> lines(String agencyId, boolean exercise);

    /**
     * One channel.
     *
     * @param position its place in the agency's order
     * @param type {@code WEBHOOK}, {@code PULL}, {@code EIDO}, {@code EMAIL} or {@code SMS}
     */
    record Line(int position, String type) {}

    /** The first channel, or the first behind {@code position}. */
    default Optional<Line> next(@Nullable String agencyId, boolean exercise, int position) {
        return agencyId == null
                ? Optional.empty()
                : lines(agencyId, exercise).stream()
                        .filter(line -> line.position() > position)
                        .findFirst();
    }
}
