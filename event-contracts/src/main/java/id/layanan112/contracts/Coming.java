package id.layanan112.contracts;

/**
 * An agency that comes though it does not hold the order: it takes a part of it, or accepted after the order had moved
 * on.
 *
 * @param name as the agency calls itself
 * @param status how far it is
 * @param partly true when it takes a part: the rest is another one's
 */
public record Coming(String agencyId, String name, DispatchStatus status, boolean partly) {}
