package id.layanan112.gateway.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where an agency's address leads. The one that was looked at is the one that is connected to. */
final class Addresses {
    private Addresses() {}

    /** Not to be connected to: it leads into a private network, or to nothing on the net at all. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("private", null, false, false);
        }
    }

    /**
     * @param privateToo true when the registry says that it may lie within a private network
     * @throws UnknownHostException when there is no such host at the moment
     */
    static InetAddress resolve(String host, boolean privateToo) throws UnknownHostException, Refused {
        List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
        // One of them is enough to refuse: which one is used is not the agency's to choose from call to call.
        if (!privateToo && all.stream().anyMatch(Addresses::isPrivate)) {
            throw new Refused();
        }
        return all.getFirst();
    }

    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || shared(address.getAddress())
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
    }

    /** 100.64.0.0/10: behind a provider's NAT; and 0.0.0.0/8. */
    private static boolean shared(byte[] bytes) {
        return bytes.length == 4 && (bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40));
    }
}
