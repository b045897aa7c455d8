package id.layanan112.intake.incident;

/** An incident of which more is known, by one of its calls. */
public interface IncidentTold {
    /**
     * A new revision, so that those who were ordered learn it too; a closed incident stays as it is. In the current
     * transaction, which has locked the incident.
     *
     * @param who the subject of the token
     */
    Incident toldMore(Incident present, String who);
}
