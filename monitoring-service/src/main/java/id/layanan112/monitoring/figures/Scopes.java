package id.layanan112.monitoring.figures;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.Province;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which places there are, and who sees them: the nation's people all of it, a centre's people their regions. */
@ApplicationScoped
public class Scopes {
    private final CurrentCentres centres;

    Scopes(CurrentCentres centres) {
        this.centres = centres;
    }

    /**
     * @param said {@code ID}, {@code PP} or {@code PP.KK}; null or blank for the nation, or a centre's first region
     * @return a scope that exists for the asker
     */
    public String asked(@Nullable String said, Access access) {
        String scope = said == null || said.isBlank() ? own(access) : said;
        if (!exists(scope) || !sees(scope, access)) {
            throw unknown();
        }
        return scope;
    }

    /** A place that can be chosen. */
    public record Choice(String scope, String name) {}

    /** The nation and its provinces, or a centre's regions. */
    public List<Choice> below(Access access) {
        if (access.nation()) {
            List<Choice> all = new ArrayList<>();
            all.add(new Choice(Place.NATION, name(Place.NATION)));
            Regions.provinces().forEach(province -> all.add(new Choice(province.code(), province.name())));
            return all;
        }
        return access
                .centre()
                .flatMap(centre -> centres.now().find(centre))
                .map(CallCentre::regions)
                .orElse(List.of())
                .stream()
                .map(region -> new Choice(region.value(), name(region.value())))
                .toList();
    }

    private String own(Access access) {
        return access.nation()
                ? Place.NATION
                : access.centre()
                        .flatMap(centre -> centres.now().find(centre))
                        .map(CallCentre::regions)
                        .map(List::getFirst)
                        .map(RegionCode::value)
                        .orElseThrow(Scopes::unknown);
    }

    private static boolean exists(String scope) {
        return scope.equals(Place.NATION)
                || Regions.province(scope).isPresent()
                || RegionCode.parse(scope).flatMap(Regions::find).isPresent();
    }

    private boolean sees(String scope, Access access) {
        return access.nation()
                || RegionCode.parse(scope)
                        .flatMap(centres.now()::ofRegion)
                        .filter(centre -> access.sees(centre.code()))
                        .isPresent();
    }

    /** As people call it. */
    public static String name(String scope) {
        if (scope.equals(Place.NATION)) {
            return "Indonesia";
        }
        return scope.length() == 2
                ? Regions.province(scope).map(Province::name).orElse(scope)
                : RegionCode.parse(scope)
                        .flatMap(Regions::find)
                        .map(Region::name)
                        .orElse(scope);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "unknown-region", "Wilayah tidak ditemukan.", "The region was not found."));
    }
}
