/** Events in and out without losing one: outbox, inbox, codec, quarantine, consumers. */
@NullMarked
package id.layanan112.kit.messaging;

import org.jspecify.annotations.NullMarked;
