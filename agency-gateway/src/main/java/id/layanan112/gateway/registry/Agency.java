package id.layanan112.gateway.registry;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agency, as the registry has it; its secrets stay with its channels. */
public record Agency(
        String agencyId,
        long version,
        String name,
        String kind,
        AgencyScope scope,
        List<String> regions,
        List<String> agreements,
        AgencyState state,
        @Nullable String telephone,
        boolean sample,
        @Nullable Instant testedAt) {

    /** The same agency, whatever version and state it is at and whenever it was tested. */
    boolean sameAs(Agency other) {
        return equals(new Agency(
                other.agencyId,
                version,
                other.name,
                other.kind,
                other.scope,
                other.regions,
                other.agreements,
                state,
                other.telephone,
                other.sample,
                testedAt));
    }

    /** An administrator of the nation has all of them, one of a centre those that serve its regions alone. */
    public boolean managedBy(boolean nation, Optional<String> centre) {
        return nation
                || centre.isPresent()
                        && !regions.isEmpty()
                        && regions.stream()
                                .allMatch(
                                        region -> region.equals(centre.get()) || region.startsWith(centre.get() + "."));
    }

    AgencyRegistered registered(List<String> channels, Instant now) {
        return new AgencyRegistered(
                agencyId,
                version,
                name,
                kind,
                scope,
                regions,
                agreements,
                state,
                telephone,
                channels,
                sample,
                testedAt,
                now);
    }
}
