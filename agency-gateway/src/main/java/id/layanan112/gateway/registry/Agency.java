package id.layanan112.gateway.registry;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An agency, as the registry has it; its secrets stay with its channels.
 *
 * @param opening in words, for people
 * @param contacts for whoever manages it, and nobody else
 * @param maxInFlight how many requests its system gets at once
 * @param perSecond how many in a second
 * @param heartbeatSeconds how often it says that it is there; null when it need not
 */
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
        @Nullable Instant testedAt,
        @Nullable String opening,
        List<AgencyBody.Contact> contacts,
        int maxInFlight,
        int perSecond,
        @Nullable Integer heartbeatSeconds) {

    /** An administrator of the nation has all of them, one of a centre those that serve its regions alone. */
    public boolean managedBy(boolean nation, Optional<String> centre) {
        return nation
                || centre.isPresent() && !regions.isEmpty() && regions.stream().allMatch(of(centre.get()));
    }

    /** True when it helps out in regions that are not the centre's: those have a word in it. */
    boolean helpsOutside(String centre) {
        return !agreements.stream().allMatch(of(centre));
    }

    private static Predicate<String> of(String centre) {
        return region -> region.equals(centre) || region.startsWith(centre + ".");
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
