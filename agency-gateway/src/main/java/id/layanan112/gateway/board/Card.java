package id.layanan112.gateway.board;

import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.gateway.link.LinkView;
import id.layanan112.gateway.link.StepButton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list: nothing of it is about a person.
 *
 * @param at when it came to stand where it stands
 * @param region as it is called; null when nobody knows it
 * @param status of this agency
 * @param news true when something of it is new since the agency saw it
 * @param due when silence moves it on; null when nobody waits for this agency
 * @param next where it goes then
 * @param nextChannel true when the same agency is told by another channel before that
 * @param holder who has it now
 * @param others that come as well
 */
public record Card(
        UUID id,
        Pane pane,
        Priority priority,
        Instant since,
        @Nullable Instant at,
        IncidentType type,
        @Nullable String regionCode,
        @Nullable String region,
        DispatchStatus status,
        boolean gone,
        boolean unread,
        boolean news,
        List<String> units,
        boolean namesUnits,
        boolean exercise,
        boolean restricted,
        boolean cameLate,
        boolean missed,
        @Nullable Instant due,
        @Nullable String next,
        boolean nextChannel,
        String holder,
        List<String> others,
        List<StepKey> steps) {

    static Card of(
            Dispatches.OfAgency listed, String agencyId, List<String> units, boolean news, boolean otherChannel) {
        Ordered order = listed.dispatch().order();
        Placed placed = Placed.of(listed.dispatch(), agencyId);
        boolean holds = agencyId.equals(listed.dispatch().holder().agencyId());
        Instant due = holds ? listed.ackBy() : null;
        return new Card(
                order.dispatchId(),
                placed.pane(),
                order.priority(),
                order.orderedAt(),
                listed.lastAt(),
                order.incidentType(),
                order.regionCode(),
                LinkView.region(order.regionCode()),
                placed.status(),
                placed.gone(),
                placed.unread(),
                news && !placed.unread() && !placed.gone(),
                units,
                placed.namesUnits(),
                order.exercise(),
                order.sensitivity() == Sensitivity.RESTRICTED,
                order.late(),
                listed.dispatch().standing().missed(),
                due,
                due == null
                        ? null
                        : order.chain()
                                .get(Math.min(
                                        listed.dispatch().rung() + 1,
                                        order.chain().size() - 1))
                                .name(),
                due != null && otherChannel,
                listed.dispatch().holder().name(),
                others(listed, agencyId, holds),
                placed.gone()
                        ? List.of()
                        : StepButton.from(placed.status()).stream()
                                .map(StepKey::of)
                                .toList());
    }

    private static List<String> others(Dispatches.OfAgency listed, String agencyId, boolean holds) {
        Stream<String> holder = holds
                        || !listed.dispatch()
                                .comes(String.valueOf(listed.dispatch().holder().agencyId()))
                ? Stream.of()
                : Stream.of(listed.dispatch().holder().name());
        return Stream.concat(
                        holder,
                        listed.dispatch().standing().coming().stream()
                                .filter(one -> !one.agencyId().equals(agencyId))
                                .map(one -> one.name()))
                .distinct()
                .toList();
    }
}
