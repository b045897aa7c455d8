package id.layanan112.gateway.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agency is reached.
 *
 * @param exercise true for a channel of its exercises, which gets nothing else
 * @param position its place in the agency's order, 0 for the first
 * @param address a URL, an e-mail address or a telephone number; empty for {@code PULL}
 * @param secret signs what we send and what it answers; never shown, never on a topic. Empty where nothing is signed
 * @param previous the secret before this one, which is good until {@code previousUntil}
 * @param privateAddress true when the address may lie within a private network
 * @param tls the name of a configuration of certificates; null for the public ones
 * @param disabled true when nothing is sent over it any more
 */
public record AgencyChannel(
        String agencyId,
        boolean exercise,
        int position,
        ChannelType type,
        String address,
        String secret,
        @Nullable String previous,
        @Nullable Instant previousUntil,
        boolean privateAddress,
        @Nullable String tls,
        boolean disabled) {

    /** Those that are good at the moment, the present one first: each is as good as the other. */
    public List<String> secrets(Instant now) {
        if (secret.isEmpty()) {
            return List.of();
        }
        return previous != null && previousUntil != null && now.isBefore(previousUntil)
                ? List.of(secret, previous)
                : List.of(secret);
    }

    @Override
    public String toString() {
        return "AgencyChannel[" + agencyId + ", " + position + ", " + type + "]";
    }
}
