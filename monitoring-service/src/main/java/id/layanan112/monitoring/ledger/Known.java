package id.layanan112.monitoring.ledger;

import java.util.UUID;

/**
 * What is known of one thing. Merging is the same in any order and any number of times: the highest version wins, of
 * moments the first, and what is gone stays gone. That is why a replay counts nothing twice.
 */
public sealed interface Known permits KnownCall, KnownIncident, KnownOrder, KnownSurge {
    UUID id();

    /** What it adds to the figures. */
    void count(Change change);
}
