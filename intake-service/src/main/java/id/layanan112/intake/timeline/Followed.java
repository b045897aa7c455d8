package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.contracts.Rung;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the way an incident takes through the other services.
 *
 * @param route null while routing has not answered
 */
record Followed(@Nullable Route route, List<Order> orders) {

    /** Who is asked for each kind, as far as it is known: whoever holds its order, else its first rung. */
    Map<String, Rung> holders() {
        Map<String, Rung> holders = new LinkedHashMap<>();
        if (route != null) {
            route.assignments().forEach(asked -> holders.put(asked.kind(), asked.first()));
        }
        orders.forEach(order -> holders.replace(order.kind(), order.holder()));
        return holders;
    }

    record Route(long revision, List<Asked> assignments, Rung human) {}

    /**
     * One kind that is asked for.
     *
     * @param first the rung that is asked first
     * @param chain from the first to the last; null in rows of older versions
     * @param deadlines seconds that each rung has to accept, the last one for all that follow; null where unknown
     */
    record Asked(
            String kind,
            Rung first,
            @Nullable List<Rung> chain,
            @Nullable List<Long> deadlines) {

        /** Only of its first rung something is known. */
        Asked(String kind, Rung first) {
            this(kind, first, null, null);
        }

        static Asked of(RouteEvent.Assignment assignment) {
            List<Long> deadlines = assignment.rungDeadlineSeconds();
            Long same = assignment.ackDeadlineSeconds();
            return new Asked(
                    assignment.kind(),
                    assignment.chain().getFirst(),
                    assignment.chain(),
                    deadlines != null ? deadlines : same == null ? null : List.of(same));
        }

        /** When silence moves an order on, and to whom; null where that is not known. */
        @Nullable
        Next after(Rung holder, Instant askedAt) {
            List<Rung> rungs = chain;
            if (rungs == null) {
                return null;
            }
            int at = IntStream.range(0, rungs.size())
                    .filter(i -> same(rungs.get(i), holder))
                    .findFirst()
                    .orElse(rungs.size());
            if (at + 1 >= rungs.size()) {
                return null;
            }
            List<Long> seconds = deadlines;
            Instant due = seconds == null || seconds.isEmpty()
                    ? null
                    : askedAt.plusSeconds(seconds.get(Math.min(at, seconds.size() - 1)));
            return new Next(rungs.get(at + 1).name(), due);
        }

        /** Its telephone may have changed since. */
        private static boolean same(Rung one, Rung other) {
            return Objects.equals(one.agencyId(), other.agencyId())
                    && (one.agencyId() != null || one.name().equals(other.name()));
        }
    }

    /** @param due null when nobody said how long the holder has */
    record Next(String name, @Nullable Instant due) {}

    record Order(
            UUID dispatchId, String kind, DispatchRole role, DispatchStatus status, Rung holder, Instant orderedAt) {}
}
