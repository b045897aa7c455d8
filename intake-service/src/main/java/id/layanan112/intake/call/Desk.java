package id.layanan112.intake.call;

import id.layanan112.regions.CallCentre;
import java.util.Optional;

/**
 * Where a call is taken.
 *
 * @param centre empty for machines that speak for the nation: the call's region names it
 * @param who the subject of the token
 */
record Desk(Optional<CallCentre> centre, String who) {

    /** Whose idempotency keys these are: a centre's people share theirs, a machine has its own. */
    String keyScope() {
        return centre.map(one -> "centre:" + one.code()).orElse("client:" + who) + "/calls";
    }
}
