package id.layanan112.gateway.registry;

/**
 * How an agency is reached.
 *
 * @param exercise true for the channel of its exercises, which gets nothing else
 * @param secret signs what we send and what it answers; never shown, never on a topic
 */
public record AgencyChannel(String agencyId, boolean exercise, String type, String address, String secret) {
    @Override
    public String toString() {
        return "AgencyChannel[" + agencyId + ", " + type + "]";
    }
}
