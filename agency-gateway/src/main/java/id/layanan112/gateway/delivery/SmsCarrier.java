package id.layanan112.gateway.delivery;

import id.layanan112.gateway.delivery.ShortTexts.ShortText;
import id.layanan112.gateway.registry.AgencyChannel;
import id.layanan112.gateway.registry.ChannelType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;

/** An order as a short text to an officer's telephone. */
@ApplicationScoped
class SmsCarrier implements Carrier {
    private final SmsPort port;
    private final ShortTexts texts;

    SmsCarrier(SmsPort port, ShortTexts texts) {
        this.port = port;
        this.texts = texts;
    }

    @Override
    public Set<ChannelType> types() {
        return Set.of(ChannelType.SMS);
    }

    @Override
    public Attempt carry(AgencyChannel channel, Delivery delivery) {
        if (!port.ready()) {
            return new Attempt.DeadEnd("NO_SMS_GATEWAY", false);
        }
        ShortText text = texts.of(delivery);
        try {
            port.send(
                    channel.address(),
                    delivery.claimed().deliveryId(),
                    text.link() == null ? text.line() : text.line() + " " + text.link());
            return new Attempt.Taken();
        } catch (IOException e) {
            return Attempt.Failed.of("SMS_NOT_TAKEN");
        }
    }
}
