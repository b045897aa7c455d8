package id.layanan112.kit.messaging;

import id.layanan112.contracts.DomainEvent;
import java.util.UUID;

/** An event on its way to its topic. */
public record OutgoingEvent(UUID id, DomainEvent event) {}
