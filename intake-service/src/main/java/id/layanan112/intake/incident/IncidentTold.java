package id.layanan112.intake.incident;

import id.layanan112.intake.region.Places;

/** An incident of which more is known, by one of its calls. */
public interface IncidentTold {
    /**
     * A new revision, so that those who were ordered learn it too; a closed incident stays as it is. In the current
     * transaction, which has locked the incident.
     *
     * @param where what the boundaries say of the place that was told, if one was
     * @param who the subject of the token
     */
    Incident toldMore(Incident present, Places.Place where, String who);
}
