package id.layanan112.contracts;

/** What happened, as the national policy names it. Unknown values read as OTHER. */
public enum IncidentType {
    FIRE,
    MEDICAL,
    TRAFFIC_ACCIDENT,
    DOMESTIC_VIOLENCE,
    CHILD_ABUSE,
    CRIME,
    PUBLIC_DISORDER,
    NATURAL_DISASTER,
    FLOOD,
    PERSON_MISSING_OR_TRAPPED,
    POWER_HAZARD,
    POWER_OUTAGE,
    FALLEN_TREE,
    WILD_ANIMAL,
    MENTAL_HEALTH_CRISIS,
    GAS_LEAK,
    STREET_LIGHT_OR_SIGNAL,
    ROAD_OR_BUILDING_DAMAGE,
    WATER_SUPPLY,
    OTHER
}
