package id.layanan112.kit.web;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;

/** What is wrong with a region code; one that was abolished names its successor. */
public final class RegionErrors {
    private RegionErrors() {}

    /** @param code as it was typed; it is none of the 514 */
    public static Problem.FieldError unknown(String field, String code) {
        return RegionCode.parse(code)
                .flatMap(Regions::successorOf)
                .map(successor -> new Problem.FieldError(
                        field,
                        "abolished-region",
                        new Problem.Text(
                                "Kode wilayah ini sudah diganti menjadi " + successor + ".",
                                "This region code was replaced by " + successor + ".")))
                .orElseGet(() -> new Problem.FieldError(
                        field,
                        "unknown-region",
                        new Problem.Text(
                                "Kode wilayah ini tidak ada. Gunakan kode Kemendagri, misalnya 32.73.",
                                "There is no such region. Use a Kemendagri code, 32.73 for example.")));
    }
}
