package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directory of agencies, as a compacted topic. */
public sealed interface AgencyEvent extends DomainEvent {

    /**
     * An agency's whole state, without secrets.
     *
     * @param kind data, not code: a region may add one
     * @param regions codes that it serves, n to m; province codes for PROVINCE scope, empty for NATION
     * @param agreements regions that it helps out in
     * @param channels the kinds of its channels, in their order; never an address or a key
     * @param sample true for data that is no real agency's
     * @param testedAt when it last acknowledged a test order; null when it never did
     */
    record AgencyRegistered(
            String agencyId,
            long version,
            String name,
            String kind,
            AgencyScope scope,
            List<String> regions,
            List<String> agreements,
            AgencyState state,
            @Nullable String telephone,
            List<String> channels,
            boolean sample,
            @Nullable Instant testedAt,
            Instant at)
            implements AgencyEvent {

        @Override
        public String key() {
            return agencyId;
        }

        @Override
        public long sequence() {
            return version;
        }

        @Override
        public @Nullable String regionCode() {
            return null;
        }

        @Override
        public boolean exercise() {
            return false;
        }
    }
}
