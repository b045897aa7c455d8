package id.layanan112.kit.messaging;

import java.util.List;

/**
 * The effects of a batch: it returns, with one outcome per event and in their order, when they are
 * durable, or within the caller's transaction.
 */
@FunctionalInterface
public interface BatchHandler {
    List<Outcome> handle(List<IncomingEvent> events);
}
