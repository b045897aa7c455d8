package id.layanan112.kit.messaging;

/** The effect of one event, within the transaction that remembers it. */
@FunctionalInterface
public interface EventHandler {
    Outcome handle(IncomingEvent event);
}
