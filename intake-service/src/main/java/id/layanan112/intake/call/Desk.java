package id.layanan112.intake.call;

import id.layanan112.regions.CallCentre;
import id.layanan112.regions.RegionCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a call is taken.
 *
 * @param centre empty for machines that speak for the nation: the call's region names it
 * @param covered centres whose calls are taken here at the moment
 * @param who the subject of the token
 */
record Desk(Optional<CallCentre> centre, List<CallCentre> covered, String who) {

    /** The centre that a call of this region is taken for: its own, or one that it covers for. */
    Optional<CallCentre> serving(RegionCode region) {
        return Stream.concat(centre.stream(), covered.stream())
                .filter(one -> one.regions().contains(region))
                .findFirst();
    }

    /** Whose idempotency keys these are: a centre's people share theirs, a machine has its own. */
    String keyScope() {
        return centre.map(one -> "centre:" + one.code()).orElse("client:" + who) + "/calls";
    }
}
