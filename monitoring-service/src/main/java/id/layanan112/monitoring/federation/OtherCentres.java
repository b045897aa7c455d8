package id.layanan112.monitoring.federation;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.monitoring.ledger.Known;
import id.layanan112.monitoring.ledger.KnownCall;
import id.layanan112.monitoring.ledger.KnownIncident;
import id.layanan112.monitoring.ledger.KnownOrder;
import id.layanan112.monitoring.ledger.KnownSurge;
import id.layanan112.regions.CallCentre;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A centre may not speak of what another one has told: a higher version of its call would take it away. */
@ApplicationScoped
class OtherCentres {
    private final Sql sql;

    OtherCentres(Sql sql) {
        this.sql = sql;
    }

    boolean has(CallCentre centre, Fact fact) {
        return fact.told().known().stream().anyMatch(known -> has(centre, known));
    }

    private boolean has(CallCentre centre, Known known) {
        return switch (known) {
            case KnownCall call -> has("call_state", call.id(), centre);
            case KnownIncident incident -> has("incident_state", incident.id(), centre);
            case KnownOrder order ->
                has("order_state", order.id(), centre) || has("incident_state", order.incident(), centre);
            case KnownSurge surge -> has("surge_state", surge.id(), centre);
        };
    }

    private boolean has(String table, UUID id, CallCentre centre) {
        return !sql.query(
                        "SELECT 1 FROM counts." + table + " WHERE id = ? AND centre <> ?", row -> 1, id, centre.code())
                .isEmpty();
    }
}
