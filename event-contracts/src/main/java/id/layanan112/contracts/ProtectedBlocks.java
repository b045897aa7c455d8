package id.layanan112.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The only form in which details of people travel: base64 of AEAD ciphertexts, each under its block's own keyset, with
 * incident id and block name as associated data. A block that the reader is not entitled to is null.
 *
 * @param caller name, number, callback safety, language
 * @param scene exact place and address
 * @param narrative what the caller tells
 */
public record ProtectedBlocks(
        @Nullable String caller,
        @Nullable String scene,
        @Nullable String narrative) {
    public static final ProtectedBlocks NONE = new ProtectedBlocks(null, null, null);
}
