package id.layanan112.intake.call;

import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.region.Places;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a call belongs that came before anybody knew: a telephone system says nothing of regions. */
@ApplicationScoped
class Whereabouts {
    private final DetailsVault vault;
    private final Places places;
    private final CurrentCentres centres;

    Whereabouts(DetailsVault vault, Places places, CurrentCentres centres) {
        this.vault = vault;
        this.places = places;
        this.centres = centres;
    }

    /** What the boundaries say of the place that was told of a call; a machine reads it, nobody else. */
    Places.Place of(UUID callId) {
        return of(vault.place(callId));
    }

    Places.Place of(CallDetails.@Nullable Scene scene) {
        return scene == null
                ? Places.Place.NOWHERE
                : places.ofTyped(scene.lat(), scene.lon(), scene.uncertaintyMetres());
    }

    /** @return the call's region: as it is known, else that of the place as far as its centre serves it */
    @Nullable
    String region(Call call, Places.Place where) {
        return call.regionCode() != null
                ? call.regionCode()
                : centre(call)
                        .flatMap(centre -> AdmitCall.regionOf(where, centre))
                        .map(RegionCode::value)
                        .orElse(null);
    }

    boolean serves(Call call, String region) {
        return centre(call).stream()
                .flatMap(centre -> centre.regions().stream())
                .anyMatch(code -> code.value().equals(region));
    }

    private Optional<CallCentre> centre(Call call) {
        return centres.now().find(call.centreCode());
    }
}
