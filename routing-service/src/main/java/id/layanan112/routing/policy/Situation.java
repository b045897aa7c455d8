package id.layanan112.routing.policy;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Function;

/**
 * What rules look at. Nothing in it says who anybody is.
 *
 * @param priority as the call taker chose it
 * @param time when the incident was opened, by the region's clock: a later update does not change who is on duty for it
 * @param own how it stands with the region's own agencies of a kind
 */
public record Situation(
        IncidentType type,
        Priority priority,
        Set<Hazard> hazards,
        Victims victims,
        Sensitivity sensitivity,
        LocalTime time,
        Function<String, OwnAgency> own) {}
