package id.layanan112.gateway.registry;

/** The ways in which agencies of every size can be told. */
public enum ChannelType {
    /** Signed JSON, by Standard Webhooks. */
    WEBHOOK,
    /** The same, in NENA's Emergency Incident Data Object. */
    EIDO,
    /** The agency fetches it: for those behind a firewall. */
    PULL,
    /** Type, priority, place and a link. */
    EMAIL,
    /** The same, short enough to be read aloud. */
    SMS
}
