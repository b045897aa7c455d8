package id.layanan112.gateway.registry;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.Province;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One agency as a line of a table, and what is wrong with it.
 *
 * @param agency as it would be; not to be used when there are errors
 */
record AgencyRow(Agency agency, List<AgencyChannel> channels, List<Problem.FieldError> errors) {
    static final List<String> NEEDED = List.of("agencyId", "name", "kind", "scope", "regions", "telephone");
    static final List<String> COLUMNS = Stream.concat(
                    NEEDED.stream(), Stream.of("agreements", "webhook", "exerciseWebhook", "secret"))
            .toList();

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,79}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{3,20}");
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,100}={0,2}");
    private static final int NAME_CHARS = 200;

    /** @param centre whose regions alone may be named; empty for the nation */
    static AgencyRow of(Map<String, String> row, Optional<String> centre) {
        List<Problem.FieldError> errors = new ArrayList<>();
        String id = row.getOrDefault("agencyId", "");
        String name = row.getOrDefault("name", "");
        String kind = row.getOrDefault("kind", "");
        String telephone = row.getOrDefault("telephone", "");
        must(
                errors,
                ID.matcher(id).matches(),
                "agencyId",
                "Huruf kecil, angka, titik, garis.",
                "Use a-z, 0-9, . and -.");
        must(errors, !name.isBlank() && name.length() <= NAME_CHARS, "name", "Isi nama.", "Give a name.");
        must(
                errors,
                AgencyKinds.isCode(kind),
                "kind",
                "Isi kode jenis, misalnya FIRE.",
                "Give a kind, FIRE for example.");
        must(
                errors,
                telephone.isEmpty() || NUMBER.matcher(telephone).matches(),
                "telephone",
                "Isi nomor telepon.",
                "Give a telephone number.");
        AgencyScope scope = scope(row.getOrDefault("scope", ""));
        must(
                errors,
                scope != AgencyScope.OTHER,
                "scope",
                "Isi REGION, PROVINCE atau NATION.",
                "Give REGION, PROVINCE or NATION.");
        List<String> regions = words(row.getOrDefault("regions", ""));
        List<String> agreements = words(row.getOrDefault("agreements", ""));
        served(errors, scope, regions);
        agreements.forEach(region -> known(errors, "agreements", region));
        Agency agency = new Agency(
                id,
                1,
                name,
                kind,
                scope,
                regions,
                agreements,
                AgencyState.ACTIVE,
                telephone.isEmpty() ? null : telephone,
                false,
                null);
        must(
                errors,
                centre.isEmpty() || agency.managedBy(false, centre),
                "regions",
                "Hanya wilayah pusat Anda.",
                "Only regions of your own centre.");
        return new AgencyRow(agency, channels(errors, id, row), List.copyOf(errors));
    }

    private static List<AgencyChannel> channels(List<Problem.FieldError> errors, String id, Map<String, String> row) {
        String secret = row.getOrDefault("secret", "");
        List<AgencyChannel> channels = new ArrayList<>();
        for (boolean exercise : new boolean[] {false, true}) {
            String column = exercise ? "exerciseWebhook" : "webhook";
            String address = row.getOrDefault(column, "");
            if (!address.isEmpty()) {
                must(errors, isAddress(address), column, "Isi alamat http(s).", "Give an http(s) address.");
                channels.add(webhook(id, exercise, address, secret, false));
            }
        }
        must(
                errors,
                channels.isEmpty() || SECRET.matcher(secret).matches(),
                "secret",
                "Isi whsec_ dan 24 byte atau lebih dalam base64.",
                "Give whsec_ and 24 bytes or more in base64.");
        return channels;
    }

    /** A signed webhook, as the first and only channel. */
    static AgencyChannel webhook(
            String agencyId, boolean exercise, String address, String secret, boolean privateAddress) {
        return new AgencyChannel(
                agencyId, exercise, 0, ChannelType.WEBHOOK, address, secret, null, null, privateAddress, null, false);
    }

    private static void served(List<Problem.FieldError> errors, AgencyScope scope, List<String> regions) {
        switch (scope) {
            case REGION -> {
                must(errors, !regions.isEmpty(), "regions", "Isi kode wilayah.", "Give the codes of regions.");
                regions.forEach(region -> known(errors, "regions", region));
            }
            case PROVINCE ->
                must(
                        errors,
                        !regions.isEmpty()
                                && regions.stream()
                                        .allMatch(code -> Regions.provinces().stream()
                                                .map(Province::code)
                                                .anyMatch(code::equals)),
                        "regions",
                        "Isi kode provinsi.",
                        "Give the codes of provinces.");
            case NATION ->
                must(errors, regions.isEmpty(), "regions", "Kosongkan untuk NATION.", "Leave it empty for NATION.");
            case OTHER -> {}
        }
    }

    private static void known(List<Problem.FieldError> errors, String field, String region) {
        if (RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            errors.add(RegionErrors.unknown(field, region));
        }
    }

    private static AgencyScope scope(String word) {
        return Arrays.stream(AgencyScope.values())
                .filter(scope -> scope.name().equals(word))
                .findFirst()
                .orElse(AgencyScope.OTHER);
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    private static void must(List<Problem.FieldError> errors, boolean holds, String field, String id, String en) {
        if (!holds) {
            errors.add(new Problem.FieldError(field, "wrong", new Problem.Text(id, en)));
        }
    }
}
