package id.layanan112.intake.console;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.command.Verb;
import id.layanan112.regions.Region;
import java.util.List;

/**
 * What a console page is made for.
 *
 * @param who the subject of the token
 * @param name as screens show it
 * @param keep the key under which this person's typing is kept in the browser, in base64
 * @param regions of the centre
 * @param answerWithin seconds in which a call should be answered
 * @param supervisor true for the page of those who supervise
 */
record Desk(
        Say say,
        Audience audience,
        String who,
        String name,
        String keep,
        List<Region> regions,
        long answerWithin,
        boolean supervisor) {

    /** Fetched together with the page: each waits for nobody. */
    public List<String> modules() {
        return List.of(
                "/kit/keys.js",
                "/kit/clocks.js",
                "/kit/parts.js",
                "/kit/put.js",
                "/kit/session.js",
                "/kit/kept.js",
                "/kit/unsent.js",
                "/console/command.js",
                "/console/conflict.js",
                "/console/made.js",
                "/console/show.js",
                "/console/work.js");
    }

    public List<IncidentType> types() {
        return List.of(IncidentType.values());
    }

    public List<Priority> priorities() {
        return List.of(Priority.values());
    }

    public List<Hazard> hazards() {
        return List.of(Hazard.values());
    }

    public List<Victims> victims() {
        return List.of(Victims.values());
    }

    public List<Verb> verbs() {
        return List.of(Verb.values());
    }

    public boolean english() {
        return say.lang().equals("en");
    }
}
