package id.layanan112.intake.contact;

import java.util.UUID;

/** The way back to whoever wrote: an SMS gateway, a relay service, an app. */
interface TextPort {
    /**
     * Hands one message over; given again after a failure, it has the same id.
     *
     * @param contactId the adapter's own name of the conversation
     * @throws java.io.UncheckedIOException when it could not be handed over: it is tried again
     */
    void send(String centreCode, String contactId, UUID messageId, String text);
}
