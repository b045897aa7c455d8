package id.layanan112.routing.policy;

import id.layanan112.contracts.Priority;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule. Of the rules that name a lead the first that matches decides; all that add a kind apply.
 *
 * @param name unique in its policy; an adding rule of a narrower policy takes the place of a wider one of its name
 * @param line where it begins in the document, 1 for the first line
 * @param lead null for a rule that only adds
 * @param supporting kinds beside the lead, in their order
 * @param add kinds that come besides, whatever leads
 * @param priority what the incident is raised to; null when it stays as it is
 * @param within how long each rung has to accept, for this incident; null for the policy's own
 * @param chains by kind, for this incident
 */
public record Rule(
        String name,
        int line,
        Condition when,
        @Nullable String lead,
        List<String> supporting,
        List<String> add,
        @Nullable Priority priority,
        @Nullable Deadlines within,
        Map<String, ChainPlan> chains,
        Reason reason) {

    /** Why, in words for a call taker; the rule's name where the policy gives none. */
    public record Reason(String id, String en) {}
}
