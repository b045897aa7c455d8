package id.layanan112.monitoring.ledger;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.DispatchSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A centre restated a day: what it said before is taken back. A fact of this service's own, on no topic.
 *
 * @param call at the version from which it is gone; null when only its incident is told anew
 * @param incident null when there was none
 * @param orders at the version from which they are gone
 */
public record Withdrawn(
        String centreCode,
        @Nullable CallSnapshot call,
        @Nullable UUID incident,
        List<DispatchSnapshot> orders,
        Instant at) {
    public static final String TYPE = "id.layanan112.monitoring.withdrawn.v1";

    Told told() {
        List<Known> known = new ArrayList<>();
        if (call != null) {
            known.add(KnownCall.of(call).goneAt(call.version()));
        }
        if (incident != null) {
            known.add(KnownIncident.gone(incident));
        }
        orders.forEach(order -> known.add(KnownOrder.of(order).goneAt(order.version())));
        return new Told(known, List.of());
    }
}
