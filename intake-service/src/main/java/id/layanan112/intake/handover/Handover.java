package id.layanan112.intake.handover;

import id.layanan112.contracts.HandoverOutcome;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One offer to another centre. Whoever offered keeps the incident until the other has accepted.
 *
 * @param fromRegion null while the region was unknown
 * @param outcome null while it is offered
 * @param answerBy after this it is timed out
 * @param offeredBy the subject of the token, as {@code settledBy}
 */
public record Handover(
        UUID handoverId,
        UUID incidentId,
        String fromCentre,
        @Nullable String fromRegion,
        String toCentre,
        String toRegion,
        @Nullable HandoverOutcome outcome,
        String offeredBy,
        Instant offeredAt,
        Instant answerBy,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    /** Why nothing is offered, accepted or declined. */
    enum Refusal {
        NO_SUCH_REGION,
        /** Nobody is there who could take it. */
        NO_CENTRE,
        /** Within a centre the region is changed, not handed over. */
        SAME_CENTRE,
        ALREADY_OFFERED,
        CLOSED,
        /** It was settled otherwise. */
        SETTLED,
        /** Only the centre that it is offered to answers. */
        NOT_YOURS
    }

    /** Whom an incident can be offered to. */
    sealed interface Receiver {
        record Centre(String centreCode, String regionCode) implements Receiver {}

        record None(Refusal why) implements Receiver {}
    }

    static Receiver receiver(String fromCentre, @Nullable String toRegion, CallCentres centres) {
        Optional<RegionCode> region = Optional.ofNullable(toRegion)
                .flatMap(RegionCode::parse)
                .filter(code -> Regions.find(code).isPresent());
        if (region.isEmpty()) {
            return new Receiver.None(Refusal.NO_SUCH_REGION);
        }
        Optional<CallCentre> centre = region.flatMap(centres::ofRegion);
        if (centre.isEmpty()) {
            return new Receiver.None(Refusal.NO_CENTRE);
        }
        return centre.get().code().equals(fromCentre)
                ? new Receiver.None(Refusal.SAME_CENTRE)
                : new Receiver.Centre(centre.get().code(), region.get().value());
    }

    boolean open() {
        return outcome == null;
    }

    Handover settled(HandoverOutcome how, String by, Instant at) {
        return new Handover(
                handoverId,
                incidentId,
                fromCentre,
                fromRegion,
                toCentre,
                toRegion,
                how,
                offeredBy,
                offeredAt,
                answerBy,
                by,
                at);
    }
}
