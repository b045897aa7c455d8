package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether every kind that must come to an incident has acknowledged, or a human holds what was told to fail. An agency
 * that accepts after its deadline, because its own system or ours was killed meanwhile, has acknowledged: a human holds
 * the order by then, and is told.
 */
final class Acknowledged {
    private static final Set<String> TAKEN = Set.of("ACCEPTED", "PARTIAL", "EN_ROUTE", "ON_SCENE", "DONE");

    private final Platform platform;
    private final Behaviour behaviour;

    Acknowledged(Platform platform, Behaviour behaviour) {
        this.platform = platform;
        this.behaviour = behaviour;
    }

    boolean settled(String incidentId, Set<String> expected) throws InterruptedException {
        JsonNode incident = platform.patientGet(platform.intake + "/incidents/" + incidentId, "telephony");
        Set<String> open = new TreeSet<>(expected);
        for (JsonNode dispatch : incident.path("dispatches")) {
            String status = dispatch.path("status").asText();
            if (TAKEN.contains(status) || (status.equals("UNFULFILLED") && rightlyWithHuman(dispatch))) {
                open.remove(dispatch.path("kind").asText());
            }
        }
        return open.isEmpty();
    }

    /** A human with a name holds it, and every agency of its chain was told to fail, or accepted too late. */
    private boolean rightlyWithHuman(JsonNode dispatch) throws InterruptedException {
        JsonNode holder = dispatch.path("holder");
        boolean human =
                Set.of("SUPERVISOR", "DEPUTY").contains(holder.path("source").asText());
        if (!human || holder.path("name").asText().isBlank()) {
            return false;
        }
        JsonNode order = platform.patientGet(
                platform.gateway + "/dispatches/" + dispatch.path("dispatchId").asText(), "supervisor");
        for (JsonNode said : order.path("acknowledgements")) {
            if (said.path("step").asText().equals("ACCEPTED")) {
                return true;
            }
        }
        for (JsonNode rung : order.path("chain")) {
            String agency = rung.path("agencyId").asText("");
            if (!agency.isEmpty() && !agency.equals("null") && behaviour.of(agency) == Behaviour.Act.ANSWER) {
                return false;
            }
        }
        return true;
    }
}
