package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.DispatchEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of what happened.
 *
 * @param dispatch the order as it is now
 * @param events the facts to tell, each at a version of its own
 * @param stale agencies that were still to be told of the order and are not any more; null: all of them
 * @param tellings what agencies are to be told
 * @param deadline until when an acceptance is waited for
 * @param expiry until when the order lives
 */
public record Consequence(
        Dispatch dispatch,
        List<DispatchEvent> events,
        @Nullable List<String> stale,
        List<Telling> tellings,
        Timing deadline,
        Timing expiry) {

    /** True when nothing came of it. */
    public boolean nothing() {
        return events.isEmpty()
                && stale != null
                && stale.isEmpty()
                && tellings.isEmpty()
                && deadline instanceof Timing.Unchanged;
    }

    /** False when an answer came late, twice or out of order: recorded, not applied. */
    public boolean effective() {
        return !events.isEmpty()
                && switch (events.getFirst()) {
                    case DispatchEvent.DispatchAcknowledged it -> it.effective();
                    case DispatchEvent.ResponderStatusChanged it -> it.effective();
                    case DispatchEvent other -> true;
                };
    }
}
