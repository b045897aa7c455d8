package id.layanan112.contracts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The topic catalogue. Topics are created by deployment, never by a service. */
public final class Topics {
    private static final int PARTITIONS = 24;
    private static final int MEGABYTE = 1_048_576;

    public static final Topic CALL = log("emergency.call.v1", "callId", 30);
    public static final Topic INCIDENT = log("emergency.incident.v1", "incidentId", 30);
    public static final Topic ROUTE = log("emergency.route.v1", "incidentId", 30);
    public static final Topic DISPATCH = log("emergency.dispatch.v1", "incidentId", 30);
    public static final Topic AGENCY = compacted("emergency.agency.v1", "agencyId");
    public static final Topic CENTRE = compacted("emergency.centre.v1", "centreCode");
    public static final Topic REGION_COUNTS = compacted("public.emergency.region-counts.v1", "regionCode");

    /** The services that set aside what they cannot read, each on a topic of its own. */
    public static final List<String> QUARANTINING = List.of("intake", "routing", "gateway", "monitoring");

    private Topics() {}

    /** Orders of one lane: read by the gateway of that lane and by no one else. */
    public static Topic dispatchOrder(Lane lane) {
        return log("emergency.dispatch-order." + lane.word() + ".v1", "incidentId", 7);
    }

    /** What one service could not read, byte for byte. Twice the size of the others: a record and where it came from. */
    public static Topic quarantine(String service) {
        return new Topic(
                "emergency.quarantine." + service + ".v1", "as it came", PARTITIONS, Duration.ofDays(30), 2 * MEGABYTE);
    }

    /** Every topic there is. */
    public static List<Topic> all() {
        List<Topic> all = new ArrayList<>(List.of(CALL, INCIDENT, ROUTE, DISPATCH, AGENCY, CENTRE, REGION_COUNTS));
        for (Lane lane : Lane.values()) {
            all.add(dispatchOrder(lane));
        }
        QUARANTINING.forEach(service -> all.add(quarantine(service)));
        return List.copyOf(all);
    }

    private static Topic log(String name, String keyedBy, int days) {
        return new Topic(name, keyedBy, PARTITIONS, Duration.ofDays(days), MEGABYTE);
    }

    private static Topic compacted(String name, String keyedBy) {
        return new Topic(name, keyedBy, 1, null, MEGABYTE);
    }
}
