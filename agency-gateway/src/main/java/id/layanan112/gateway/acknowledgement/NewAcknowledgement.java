package id.layanan112.gateway.acknowledgement;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency answers.
 *
 * @param reason a code, for DECLINED and PARTIAL; no free text, for it becomes public within the platform
 * @param units that come, ten at most, by short names of letters, digits, blanks and {@code . - /}; null: as named
 *     before, empty: none
 */
record NewAcknowledgement(
        @Nullable AckStep step,
        @Nullable Actor by,
        @Nullable String reason,
        @Nullable Instant deferredUntil,
        @Nullable List<@Nullable String> units) {}
