package id.layanan112.routing.policy;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a policy holds. */
public sealed interface Scope {
    Nation NATION = new Nation();

    /** Regions, then provinces, then the nation. */
    Comparator<Scope> NARROWEST_FIRST = Comparator.comparingInt(scope -> switch (scope) {
        case Region region -> 0;
        case Province province -> 1;
        case Nation nation -> 2;
    });

    /** A region code, a province code, or {@code ID}. */
    String code();

    /** Whether it holds there; null for a place that is not known. */
    boolean holds(@Nullable String region);

    /** The whole nation. */
    record Nation() implements Scope {
        @Override
        public String code() {
            return "ID";
        }

        @Override
        public boolean holds(@Nullable String region) {
            return true;
        }
    }

    /** A province. */
    record Province(String code) implements Scope {
        @Override
        public boolean holds(@Nullable String region) {
            return region != null && region.startsWith(code + ".");
        }
    }

    /** A kabupaten or kota. */
    record Region(String code) implements Scope {
        @Override
        public boolean holds(@Nullable String region) {
            return code.equals(region);
        }
    }

    /** @return empty for what is neither the nation, nor one of the provinces and regions of today */
    static Optional<Scope> parse(String text) {
        if (NATION.code().equals(text)) {
            return Optional.of(NATION);
        }
        if (Regions.province(text).isPresent()) {
            return Optional.of(new Province(text));
        }
        return RegionCode.parse(text).flatMap(Regions::find).map(region -> new Region(text));
    }
}
