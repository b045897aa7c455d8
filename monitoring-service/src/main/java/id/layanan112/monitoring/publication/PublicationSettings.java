package id.layanan112.monitoring.publication;

import id.layanan112.contracts.IncidentType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.Set;

/** What is published when. */
@ConfigMapping(prefix = "layanan112.publication")
public interface PublicationSettings {
    /** How long after its end a day is closed: calls of the night have a class by then. */
    @WithDefault("6h")
    Duration dayClosesAfter();

    /** How long after its end a month's incidents by type are published, once and for all. */
    @WithDefault("P7D")
    Period monthClosesAfter();

    /** Incident types whose numbers may be named. Restricted types never are, whatever stands here. */
    @WithDefault("FIRE,MEDICAL,TRAFFIC_ACCIDENT,FLOOD,NATURAL_DISASTER,FALLEN_TREE,POWER_OUTAGE,WILD_ANIMAL")
    Set<IncidentType> openTypes();
}
