package id.layanan112.intake.incident;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a change, whatever incident it is meant for. */
final class ChangeErrors {
    private static final int ADDRESS_CHARS = 500;
    private static final int KINDS = 30;

    private ChangeErrors() {}

    static List<Problem.FieldError> of(IncidentChange change) {
        List<Problem.FieldError> errors = new ArrayList<>();
        String region = change.regionCode();
        if (region != null && RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            errors.add(RegionErrors.unknown("regionCode", region));
        }
        CallDetails.Scene place = change.place();
        if (place != null && place.address() != null && place.address().length() > ADDRESS_CHARS) {
            errors.add(error(
                    "place.address",
                    "too-long",
                    "Paling banyak " + ADDRESS_CHARS + " huruf.",
                    "At most " + ADDRESS_CHARS + " characters."));
        }
        if (place != null && place.address() == null && place.lat() == null && place.lon() == null) {
            errors.add(error(
                    "place",
                    "empty",
                    "Isi alamat atau koordinat; tempat diganti seluruhnya.",
                    "Give an address or coordinates; the place is replaced as a whole."));
        }
        if (place != null && !onEarth(place)) {
            errors.add(error(
                    "place",
                    "no-such-place",
                    "Isi lat (-90 sampai 90) dan lon (-180 sampai 180), keduanya atau tidak sama sekali.",
                    "Give lat (-90 to 90) and lon (-180 to 180), both or neither."));
        }
        kinds(errors, "kindsAsked", change.kindsAsked());
        kinds(errors, "kindsWithdrawn", change.kindsWithdrawn());
        if (change.kindsAsked() != null
                && change.kindsWithdrawn() != null
                && change.kindsAsked().stream().anyMatch(change.kindsWithdrawn()::contains)) {
            errors.add(error(
                    "kindsWithdrawn",
                    "asked-and-withdrawn",
                    "Satu instansi tidak dapat diminta dan ditarik sekaligus.",
                    "One agency cannot be asked for and withdrawn at once."));
        }
        return errors;
    }

    private static boolean onEarth(CallDetails.Scene place) {
        Double lat = place.lat();
        Double lon = place.lon();
        if (lat == null || lon == null) {
            return lat == null && lon == null;
        }
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }

    private static void kinds(List<Problem.FieldError> errors, String field, @Nullable Set<String> kinds) {
        if (kinds != null
                && (kinds.size() > KINDS
                        || kinds.stream().anyMatch(kind -> kind == null || !AgencyKinds.isCode(kind)))) {
            errors.add(error(
                    field,
                    "no-such-kind",
                    "Gunakan kode jenis instansi, misalnya FIRE.",
                    "Use codes of agency kinds, FIRE for example."));
        }
    }

    private static Problem.FieldError error(String field, String code, String id, String en) {
        return new Problem.FieldError(field, code, new Problem.Text(id, en));
    }
}
