package id.layanan112.contracts;

/**
 * What an incident type means while nobody has said more, and while routing is dead. Routing's test holds the national
 * policy against it: whom intake says to phone must be whom routing would ask first.
 *
 * @param lead the agency kind to phone when nothing has been ordered
 */
public record IncidentDefaults(Priority priority, Sensitivity sensitivity, String lead) {

    public static IncidentDefaults of(IncidentType type) {
        return switch (type) {
            case FIRE, GAS_LEAK -> normal(Priority.P1, "FIRE");
            case MEDICAL -> normal(Priority.P1, "MEDICAL");
            case MENTAL_HEALTH_CRISIS -> normal(Priority.P2, "MEDICAL");
            case TRAFFIC_ACCIDENT, CRIME -> normal(Priority.P1, "POLICE");
            case PUBLIC_DISORDER, OTHER -> normal(Priority.P2, "POLICE");
            case DOMESTIC_VIOLENCE, CHILD_ABUSE -> new IncidentDefaults(Priority.P1, Sensitivity.RESTRICTED, "POLICE");
            case NATURAL_DISASTER -> normal(Priority.P1, "DISASTER");
            case FLOOD, FALLEN_TREE -> normal(Priority.P2, "DISASTER");
            case PERSON_MISSING_OR_TRAPPED -> normal(Priority.P1, "SAR");
            case POWER_HAZARD -> normal(Priority.P1, "POWER");
            case POWER_OUTAGE -> normal(Priority.P3, "POWER");
            case WILD_ANIMAL -> normal(Priority.P3, "FIRE");
            case STREET_LIGHT_OR_SIGNAL -> normal(Priority.P4, "TRANSPORT");
            case ROAD_OR_BUILDING_DAMAGE -> normal(Priority.P3, "PUBLIC_WORKS");
            case WATER_SUPPLY -> normal(Priority.P4, "WATER");
        };
    }

    private static IncidentDefaults normal(Priority priority, String lead) {
        return new IncidentDefaults(priority, Sensitivity.NORMAL, lead);
    }
}
