package id.layanan112.intake.incident;

import java.util.List;
import java.util.UUID;

/** The calls of an incident, as far as a change of the incident concerns them. */
public interface LinkedCalls {
    /** Oldest first. */
    List<UUID> of(UUID incidentId);

    /**
     * They are counted under the incident's type, which can be another one now; in the current transaction.
     *
     * @param who the subject of the token that changed it
     */
    void follow(Incident incident, String who);
}
