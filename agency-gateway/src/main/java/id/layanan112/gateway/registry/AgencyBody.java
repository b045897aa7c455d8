package id.layanan112.gateway.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agency as somebody writes it; {@link AgencyRules} says what is wrong with it.
 *
 * @param state null: as it is, {@code ACTIVE} for a new one
 * @param opening in words, for people
 * @param maxInFlight how many requests its system gets at once, 1 to 64; null for 8
 * @param perSecond how many in a second, 1 to 500; null for 20
 * @param heartbeatSeconds how often it says that it is there, 10 to 3600; null when it need not
 * @param channels in its order; null: as they are
 */
public record AgencyBody(
        @Nullable String agencyId,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String scope,
        @Nullable List<String> regions,
        @Nullable List<String> agreements,
        @Nullable String state,
        @Nullable String telephone,
        @Nullable String opening,
        @Nullable List<Contact> contacts,
        @Nullable Integer maxInFlight,
        @Nullable Integer perSecond,
        @Nullable Integer heartbeatSeconds,
        @Nullable List<ChannelBody> channels) {

    /** Somebody of the agency, for whoever manages it. */
    public record Contact(
            @Nullable String name,
            @Nullable String telephone,
            @Nullable String email) {
        @Override
        public String toString() {
            return "Contact[...]";
        }
    }

    /**
     * A channel as somebody writes it.
     *
     * @param exercise true for a channel of exercises
     * @param address a URL, an e-mail address, a telephone number; nothing for {@code PULL}
     * @param secret {@code whsec_} and 24 bytes or more in base64; null: as it is
     * @param previousHours how long the secret before stays good; null for 24
     * @param privateAddress true when the address may lie within a private network
     * @param tls the name of a configuration of certificates
     */
    public record ChannelBody(
            @Nullable Boolean exercise,
            @Nullable String type,
            @Nullable String address,
            @Nullable String secret,
            @Nullable Integer previousHours,
            @Nullable Boolean privateAddress,
            @Nullable String tls) {
        boolean forExercises() {
            return Boolean.TRUE.equals(exercise);
        }

        @Override
        public String toString() {
            return "ChannelBody[...]";
        }
    }

    AgencyBody withId(String id) {
        return with(id, channels);
    }

    /** For whoever is to agree: that there is a new secret, not which. */
    AgencyBody withoutSecrets() {
        return channels == null
                ? this
                : with(
                        agencyId,
                        channels.stream()
                                .map(one -> new ChannelBody(
                                        one.exercise(),
                                        one.type(),
                                        one.address(),
                                        one.secret() == null ? null : "(new)",
                                        one.previousHours(),
                                        one.privateAddress(),
                                        one.tls()))
                                .toList());
    }

    private AgencyBody with(@Nullable String id, @Nullable List<ChannelBody> theirs) {
        return new AgencyBody(
                id,
                name,
                kind,
                scope,
                regions,
                agreements,
                state,
                telephone,
                opening,
                contacts,
                maxInFlight,
                perSecond,
                heartbeatSeconds,
                theirs);
    }

    @Override
    public String toString() {
        return "AgencyBody[" + agencyId + "]";
    }
}
