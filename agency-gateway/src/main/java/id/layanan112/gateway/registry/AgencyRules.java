package id.layanan112.gateway.registry;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.gateway.registry.AgencyBody.ChannelBody;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an agency has to be to stand in the registry; every mistake is told at once. */
final class AgencyRules {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,79}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{3,20}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,100}={0,2}");
    private static final Pattern NAME_OF_CERTIFICATES = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Set<AgencyState> BY_PEOPLE =
            Set.of(AgencyState.ACTIVE, AgencyState.DIVERTING, AgencyState.INACTIVE);
    private static final int NAME_CHARS = 200;
    private static final int MOST_CHANNELS = 8;

    private final List<Problem.FieldError> errors = new ArrayList<>();
    private final AgencyBody body;

    private AgencyRules(AgencyBody body) {
        this.body = body;
    }

    /**
     * What was read.
     *
     * @param agency as it would be; not to be used when there are errors
     */
    record Read(Agency agency, List<Problem.FieldError> errors) {}

    static Read read(AgencyBody body) {
        AgencyRules rules = new AgencyRules(body);
        Agency agency = rules.agency();
        rules.channels();
        return new Read(agency, List.copyOf(rules.errors));
    }

    private Agency agency() {
        String id = Objects.requireNonNullElse(body.agencyId(), "");
        String name = Objects.requireNonNullElse(body.name(), "");
        String kind = Objects.requireNonNullElse(body.kind(), "");
        must(ID.matcher(id).matches(), "agencyId", "Huruf kecil, angka, titik, garis.", "Use a-z, 0-9, . and -.");
        must(!name.isBlank() && name.length() <= NAME_CHARS, "name", "Isi nama.", "Give a name.");
        must(AgencyKinds.isCode(kind), "kind", "Isi kode jenis, misalnya FIRE.", "Give a kind, FIRE for example.");
        must(
                body.telephone() == null || NUMBER.matcher(body.telephone()).matches(),
                "telephone",
                "Isi nomor telepon.",
                "Give a telephone number.");
        AgencyScope scope = scope();
        List<String> regions = Objects.requireNonNullElse(body.regions(), List.of());
        List<String> agreements = Objects.requireNonNullElse(body.agreements(), List.of());
        served(scope, regions);
        agreements.forEach(region -> known("agreements", region));
        return new Agency(
                id,
                1,
                name,
                kind,
                scope,
                regions,
                agreements,
                state().orElse(AgencyState.ACTIVE),
                body.telephone(),
                false,
                null,
                body.opening(),
                Objects.requireNonNullElse(body.contacts(), List.of()),
                within("maxInFlight", body.maxInFlight(), 1, 64, 8),
                within("perSecond", body.perSecond(), 1, 500, 20),
                body.heartbeatSeconds() == null
                        ? null
                        : within("heartbeatSeconds", body.heartbeatSeconds(), 10, 3600, 60));
    }

    private AgencyScope scope() {
        AgencyScope scope = Arrays.stream(AgencyScope.values())
                .filter(one -> one.name().equals(body.scope()))
                .findFirst()
                .orElse(AgencyScope.OTHER);
        must(
                scope != AgencyScope.OTHER,
                "scope",
                "Isi REGION, PROVINCE atau NATION.",
                "Give REGION, PROVINCE or NATION.");
        return scope;
    }

    private Optional<AgencyState> state() {
        Optional<AgencyState> state = BY_PEOPLE.stream()
                .filter(one -> one.name().equals(body.state()))
                .findFirst();
        must(
                body.state() == null || state.isPresent(),
                "state",
                "Isi ACTIVE, DIVERTING atau INACTIVE.",
                "Give ACTIVE, DIVERTING or INACTIVE.");
        return state;
    }

    private int within(String field, @Nullable Integer value, int least, int most, int otherwise) {
        must(
                value == null || value >= least && value <= most,
                field,
                "Dari " + least + " sampai " + most + ".",
                "From " + least + " to " + most + ".");
        return value == null ? otherwise : value;
    }

    private void served(AgencyScope scope, List<String> regions) {
        switch (scope) {
            case REGION -> {
                must(!regions.isEmpty(), "regions", "Isi kode wilayah.", "Give the codes of regions.");
                regions.forEach(region -> known("regions", region));
            }
            case PROVINCE ->
                must(
                        !regions.isEmpty()
                                && regions.stream()
                                        .allMatch(code -> Regions.province(code).isPresent()),
                        "regions",
                        "Isi kode provinsi.",
                        "Give the codes of provinces.");
            case NATION -> must(regions.isEmpty(), "regions", "Kosongkan untuk NATION.", "Leave it empty for NATION.");
            case OTHER -> {}
        }
    }

    private void known(String field, String region) {
        if (RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            errors.add(RegionErrors.unknown(field, region));
        }
    }

    private void channels() {
        List<ChannelBody> channels = Objects.requireNonNullElse(body.channels(), List.of());
        must(
                channels.size() <= MOST_CHANNELS,
                "channels",
                "Paling banyak " + MOST_CHANNELS + ".",
                "At most " + MOST_CHANNELS + ".");
        for (int i = 0; i < channels.size(); i++) {
            channel("channels[" + i + "].", channels.get(i));
        }
    }

    private void channel(String at, ChannelBody channel) {
        Optional<ChannelType> type = typeOf(channel);
        must(
                type.isPresent(),
                at + "type",
                "Isi WEBHOOK, EIDO, PULL, EMAIL atau SMS.",
                "Give WEBHOOK, EIDO, PULL, EMAIL or SMS.");
        String address = Objects.requireNonNullElse(channel.address(), "");
        type.ifPresent(known -> address(at + "address", known, address, Boolean.TRUE.equals(channel.privateAddress())));
        must(
                channel.secret() == null || isSecret(channel.secret()),
                at + "secret",
                "Isi whsec_ dan 24 byte atau lebih dalam base64.",
                "Give whsec_ and 24 bytes or more in base64.");
        must(
                channel.tls() == null
                        || NAME_OF_CERTIFICATES.matcher(channel.tls()).matches(),
                at + "tls",
                "Nama konfigurasi sertifikat: huruf kecil, angka, garis.",
                "The name of a configuration of certificates: a-z, 0-9 and -.");
        within(at + "previousHours", channel.previousHours(), 0, 24 * 30, 24);
    }

    private void address(String at, ChannelType type, String address, boolean privateToo) {
        switch (type) {
            case WEBHOOK, EIDO ->
                // In clear only where nobody but the two of us is on the line.
                must(
                        isUrl(address) && (address.startsWith("https:") || privateToo),
                        at,
                        "Isi alamat https; http hanya di jaringan pribadi.",
                        "Give an https address; http only within a private network.");
            case EMAIL -> must(MAIL.matcher(address).matches(), at, "Isi alamat surel.", "Give an e-mail address.");
            case SMS -> must(NUMBER.matcher(address).matches(), at, "Isi nomor telepon.", "Give a telephone number.");
            case PULL -> must(address.isEmpty(), at, "Kosongkan untuk PULL.", "Leave it empty for PULL.");
        }
    }

    static Optional<ChannelType> typeOf(ChannelBody channel) {
        return Arrays.stream(ChannelType.values())
                .filter(one -> one.name().equals(channel.type()))
                .findFirst();
    }

    private static boolean isSecret(String text) {
        try {
            return SECRET.matcher(text).matches()
                    && Base64.getDecoder().decode(text.substring("whsec_".length())).length >= 24;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void must(boolean holds, String field, String id, String en) {
        if (!holds) {
            errors.add(new Problem.FieldError(field, "wrong", new Problem.Text(id, en)));
        }
    }
}
