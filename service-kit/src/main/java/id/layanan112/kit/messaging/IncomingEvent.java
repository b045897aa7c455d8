package id.layanan112.kit.messaging;

import id.layanan112.contracts.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it came from a topic.
 *
 * @param id {@code ce_id}
 * @param recordedTime when its service wrote it down
 */
public record IncomingEvent(UUID id, DomainEvent event, Instant recordedTime) {}
