package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Rung;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An order: what is to be done, and how far it is. */
public record Dispatch(Ordered order, Standing standing) {

    public UUID dispatchId() {
        return order.dispatchId();
    }

    public DispatchStatus status() {
        return standing.status();
    }

    public int rung() {
        return standing.rung();
    }

    /** Who has it now: an agency, or in the end a human. */
    public Rung holder() {
        return order.chain().get(Math.min(standing.rung(), order.chain().size() - 1));
    }

    /** Every agency that has been asked so far, in that order. */
    public List<String> asked() {
        return standing.asked();
    }

    /** How far an agency is; empty when the order is not with it, or not any more. */
    public Optional<DispatchStatus> statusOf(String agencyId) {
        if (status() == DispatchStatus.WITHDRAWN) {
            return Optional.empty();
        }
        return agencyId.equals(holder().agencyId())
                ? Optional.of(status())
                : standing.coming(agencyId).map(Coming::status);
    }

    /** True when this agency has accepted it and is not done. */
    public boolean comes(String agencyId) {
        return !Ladder.closed(status())
                && (agencyId.equals(holder().agencyId()) && Ladder.accepted(status())
                        || standing.coming(agencyId).isPresent());
    }

    Dispatch with(Standing next) {
        return new Dispatch(order, next);
    }

    public DispatchSnapshot snapshot() {
        return new DispatchSnapshot(
                order.dispatchId(),
                order.incidentId(),
                standing.version(),
                order.revision(),
                order.centreCode(),
                order.regionCode(),
                order.kind(),
                order.lane(),
                order.role(),
                order.incidentType(),
                order.priority(),
                order.sensitivity(),
                standing.status(),
                standing.rung(),
                holder(),
                order.orderedAt(),
                order.exercise(),
                standing.coming(),
                order.expiresAt());
    }
}
