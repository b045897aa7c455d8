package id.layanan112.gateway.delivery;

import id.layanan112.gateway.registry.AgencyChannel;
import id.layanan112.gateway.registry.ChannelType;
import java.util.Set;

/** Carries a delivery over one kind of channel. Blocks; it is called on a virtual thread, outside of any transaction. */
interface Carrier {
    Set<ChannelType> types();

    Attempt carry(AgencyChannel channel, Delivery delivery);
}
