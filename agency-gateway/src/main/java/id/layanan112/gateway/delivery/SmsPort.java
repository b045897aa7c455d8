package id.layanan112.gateway.delivery;

import java.io.IOException;
import java.util.UUID;

/**
 * What a centre's SMS gateway has to be able to do. An adapter for one is a CDI bean of this type; it is called on a
 * virtual thread and may block for some seconds. {@link FileSms} is the one that is used where there is no other.
 */
public interface SmsPort {
    /** False where nothing is configured: the agency's next channel is used at once. */
    boolean ready();

    /**
     * Hands a message over. The same id may come again, with the same text: then nobody knows whether it was sent, and
     * it must not be sent twice where the gateway can tell.
     *
     * @param number as the registry has it, {@code +62…}
     * @param text one short text; a link in it is secret, and must not be logged
     * @throws IOException when it was not taken over; it is tried again a few times
     */
    void send(String number, UUID deliveryId, String text) throws IOException;
}
