package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.DispatchEvent;
import java.util.List;

/**
 * What comes of what happened.
 *
 * @param dispatch the order as it is now
 * @param events the facts to tell, each at a version of its own
 * @param stale true when what the holder was still to be told of it is not told any more
 * @param tellings what agencies are to be told
 * @param deadline until when an acceptance is waited for
 * @param expiry until when the order lives
 */
public record Consequence(
        Dispatch dispatch,
        List<DispatchEvent> events,
        boolean stale,
        List<Telling> tellings,
        Timing deadline,
        Timing expiry) {

    /** True when nothing came of it. */
    public boolean nothing() {
        return events.isEmpty() && !stale && tellings.isEmpty() && deadline instanceof Timing.Unchanged;
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
