package id.layanan112.gateway.acknowledgement;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agency answers.
 *
 * @param reason a code, for DECLINED and PARTIAL; no free text, for it becomes public within the platform
 */
record NewAcknowledgement(
        @Nullable AckStep step,
        @Nullable Actor by,
        @Nullable String reason,
        @Nullable Instant deferredUntil) {}
