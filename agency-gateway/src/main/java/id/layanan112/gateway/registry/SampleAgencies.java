package id.layanan112.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.Province;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sample agencies for a stack without real ones: for every centre, province and the nation. They are marked as samples,
 * their local telephone numbers cannot be real, and they are made only where a setting asks for them.
 */
@ApplicationScoped
class SampleAgencies {
    private static final Logger LOG = Logger.getLogger(SampleAgencies.class);
    private static final int BATCH = 200;

    /** A kind and what its agencies call themselves. */
    private record Kind(String code, String name) {}

    private static final List<Kind> LOCAL = List.of(
            new Kind("POLICE", "Polres"),
            new Kind("FIRE", "Damkar"),
            new Kind("MEDICAL", "PSC 119"),
            new Kind("POWER", "PLN UP3"),
            new Kind("DISASTER", "BPBD"),
            new Kind("WOMEN_CHILD", "UPTD PPA"),
            new Kind("GAS", "PGN"),
            new Kind("RED_CROSS", "PMI"),
            new Kind("RESPONSE_TEAM", "Tim Gerak Cepat"),
            new Kind("PUBLIC_ORDER", "Satpol PP"),
            new Kind("TRANSPORT", "Dishub"),
            new Kind("SOCIAL", "Dinsos"),
            new Kind("PUBLIC_WORKS", "Dinas PUPR"),
            new Kind("ENVIRONMENT", "DLH"),
            new Kind("WATER", "PDAM"));
    private static final List<Kind> PROVINCIAL = List.of(
            new Kind("POLICE", "Polda"),
            new Kind("SAR", "Kantor SAR"),
            new Kind("MEDICAL", "Dinkes"),
            new Kind("DISASTER", "BPBD"));
    private static final List<List<String>> NATIONAL = List.of(
            List.of("POLICE", "Polri 110", "110"),
            List.of("MEDICAL", "NCC 119", "119"),
            List.of("SAR", "Basarnas 115", "115"),
            List.of("WOMEN_CHILD", "SAPA 129", "129"),
            List.of("POWER", "PLN 123", "123"),
            List.of("DISASTER", "BNPB 117", "117"));

    private final Agencies agencies;
    private final Optional<String> url;
    private final Optional<String> secret;

    SampleAgencies(
            Agencies agencies,
            @ConfigProperty(name = "layanan112.gateway.sample-agencies.url") Optional<String> url,
            @ConfigProperty(name = "layanan112.gateway.sample-agencies.secret") Optional<String> secret) {
        this.agencies = agencies;
        this.url = url;
        this.secret = secret;
    }

    void seed(@Observes StartupEvent event) {
        if (url.isEmpty() || secret.isEmpty()) {
            return;
        }
        List<Agency> all = all();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Agency> some = all.subList(from, Math.min(all.size(), from + BATCH));
            agencies.register(some, some.stream().flatMap(this::channels).toList());
        }
        LOG.infof("%d sample agencies", all.size());
    }

    private static List<Agency> all() {
        List<Agency> all = new ArrayList<>();
        for (CallCentre centre : CallCentres.builtIn().all()) {
            List<String> regions =
                    centre.regions().stream().map(RegionCode::value).toList();
            String place = centre.name().replace("Pusat 112 ", "");
            for (Kind kind : LOCAL) {
                all.add(sample(
                        centre.code(), kind.code(), kind.name() + " " + place, AgencyScope.REGION, regions, null));
            }
        }
        // Also where nobody answers 112 yet: fires have no national desk, and every kabupaten/kota has a brigade.
        for (Region region : Regions.all()) {
            if (CallCentres.builtIn().ofRegion(region.code()).isEmpty()) {
                String code = region.code().value();
                all.add(sample(code, "FIRE", "Damkar " + region.name(), AgencyScope.REGION, List.of(code), null));
            }
        }
        for (Province province : Regions.provinces()) {
            for (Kind kind : PROVINCIAL) {
                all.add(sample(
                        province.code() + "-prov",
                        kind.code(),
                        kind.name() + " " + province.name(),
                        AgencyScope.PROVINCE,
                        List.of(province.code()),
                        null));
            }
        }
        for (List<String> desk : NATIONAL) {
            all.add(sample("id", desk.get(0), desk.get(1), AgencyScope.NATION, List.of(), desk.get(2)));
        }
        for (String kind : AgencyKinds.PROBED) {
            String lane = kind.replace("PROBE_", "");
            all.add(sample("probe", lane, kind, "Uji " + lane, AgencyScope.NATION, List.of(), null));
        }
        return all;
    }

    private static Agency sample(
            String place,
            String kind,
            String name,
            AgencyScope scope,
            List<String> regions,
            @Nullable String telephone) {
        return sample(place, kind, kind, name, scope, regions, telephone);
    }

    private static Agency sample(
            String place,
            String word,
            String kind,
            String name,
            AgencyScope scope,
            List<String> regions,
            @Nullable String telephone) {
        String id = place + "-" + word.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Agency(
                id,
                1,
                name,
                kind,
                scope,
                regions,
                List.of(),
                AgencyState.ACTIVE,
                telephone == null ? number(id) : telephone,
                true,
                null,
                null,
                List.of(),
                8,
                50,
                null);
    }

    /** A number that no exchange has: area code 000. */
    private static String number(String id) {
        return "(000) 555-%04d".formatted(Math.floorMod(id.hashCode(), 10_000));
    }

    /** A sample agency's exercises come to the same place as all else; the probe fetches its own, and nothing else. */
    private Stream<AgencyChannel> channels(Agency agency) {
        if (AgencyKinds.PROBED.contains(agency.kind())) {
            return Stream.of(new AgencyChannel(
                    agency.agencyId(),
                    true,
                    0,
                    ChannelType.PULL,
                    "",
                    secretOf("probe"),
                    null,
                    null,
                    false,
                    null,
                    false));
        }
        return Stream.of(false, true)
                .map(exercise -> new AgencyChannel(
                        agency.agencyId(),
                        exercise,
                        0,
                        ChannelType.WEBHOOK,
                        url.orElseThrow().replace("{agencyId}", agency.agencyId()),
                        secretOf(agency.agencyId()),
                        null,
                        null,
                        true,
                        null,
                        false));
    }

    private String secretOf(String agencyId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.orElseThrow().getBytes(UTF_8), "HmacSHA256"));
            return "whsec_" + Base64.getEncoder().encodeToString(mac.doFinal(agencyId.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
