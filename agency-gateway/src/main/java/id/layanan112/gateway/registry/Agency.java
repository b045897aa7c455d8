package id.layanan112.gateway.registry;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agency, as the registry has it; its secrets stay with its channels. */
record Agency(
        String agencyId,
        long version,
        String name,
        String kind,
        AgencyScope scope,
        List<String> regions,
        List<String> agreements,
        AgencyState state,
        @Nullable String telephone,
        boolean sample) {

    AgencyRegistered registered(List<String> channels, Instant now) {
        return new AgencyRegistered(
                agencyId, version, name, kind, scope, regions, agreements, state, telephone, channels, sample, now);
    }
}
