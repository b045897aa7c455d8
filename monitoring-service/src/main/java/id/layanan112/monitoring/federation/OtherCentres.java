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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A centre may not speak of what another one has told: a higher version of its call would take it away. */
@ApplicationScoped
class OtherCentres {
    private final Sql sql;

    OtherCentres(Sql sql) {
        this.sql = sql;
    }

    /** The indexes of facts that speak of another centre's things. */
    List<Integer> among(CallCentre centre, List<? extends Fact> facts) {
        Map<String, Map<UUID, List<Integer>>> asked = new TreeMap<>();
        for (int i = 0; i < facts.size(); i++) {
            int index = i;
            facts.get(i)
                    .told()
                    .known()
                    .forEach(known -> things(known)
                            .forEach((table, id) -> asked.computeIfAbsent(table, key -> new HashMap<>())
                                    .computeIfAbsent(id, key -> new ArrayList<>())
                                    .add(index)));
        }
        Set<Integer> foreign = new TreeSet<>();
        asked.forEach((table, ids) -> sql.query(
                        "SELECT id FROM counts." + table + " WHERE id = ANY (?::uuid[]) AND centre <> ?",
                        row -> row.getObject(1, UUID.class),
                        ids.keySet().toArray(UUID[]::new),
                        centre.code())
                .forEach(id -> foreign.addAll(ids.getOrDefault(id, List.of()))));
        return List.copyOf(foreign);
    }

    private static Map<String, UUID> things(Known known) {
        return switch (known) {
            case KnownCall call -> Map.of("call_state", call.id());
            case KnownIncident incident -> Map.of("incident_state", incident.id());
            case KnownOrder order -> Map.of("order_state", order.id(), "incident_state", order.incident());
            case KnownSurge surge -> Map.of("surge_state", surge.id());
        };
    }
}
