package id.layanan112.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One step of the chain along which silence moves an order.
 *
 * @param agencyId null when the rung is a human of a call centre
 * @param kind the kind of the agency that is asked, which differs from the order's when it stands in for another
 * @param name as the agency or the centre calls itself
 * @param telephone as last known; null when none is registered
 */
public record Rung(
        RungSource source,
        @Nullable String agencyId,
        @Nullable String kind,
        String name,
        @Nullable String telephone) {}
