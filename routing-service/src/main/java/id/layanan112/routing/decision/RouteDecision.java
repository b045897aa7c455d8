package id.layanan112.routing.decision;

import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.contracts.Rung;
import java.util.List;

/** What the policy and the directory make of one incident. */
public sealed interface RouteDecision {
    Priority priority();

    Rung human();

    List<String> notFound();

    /** Each kind has a chain, and every chain ends with a person. */
    record Routed(
            Priority priority,
            List<Assignment> assignments,
            List<ServiceSubstitution> substitutions,
            List<String> notFound,
            Rung human)
            implements RouteDecision {}

    /** Nothing is to be ordered (any more), for this reason. */
    record NothingToOrder(Priority priority, String reason, List<String> notFound, Rung human)
            implements RouteDecision {}
}
