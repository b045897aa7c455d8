package id.layanan112.intake.call;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.kit.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people type in free text: how long it may be, what looks odd, and what of it is protected. */
final class TypedText {
    /** A narrative line travels in one event: 16 kB at most. */
    static final int NARRATIVE_CHARS = 16_000;

    static final int FIELD_CHARS = 500;

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{3,20}");
    private static final double SOUTH = -11.5;
    private static final double NORTH = 6.5;
    private static final double WEST = 94.5;
    private static final double EAST = 141.5;

    private TypedText() {}

    static List<Problem.FieldError> errors(NewCall typed) {
        List<Problem.FieldError> errors = new ArrayList<>();
        tooLong(errors, "narrative", typed.narrative(), NARRATIVE_CHARS);
        NewCall.Caller caller = typed.caller();
        if (caller != null) {
            tooLong(errors, "caller.name", caller.name(), FIELD_CHARS);
            tooLong(errors, "caller.number", caller.number(), FIELD_CHARS);
            tooLong(errors, "caller.language", caller.language(), FIELD_CHARS);
        }
        NewCall.Place place = typed.place();
        if (place != null) {
            tooLong(errors, "place.address", place.address(), FIELD_CHARS);
        }
        return errors;
    }

    /** Kept as typed, and flagged: never a reason to lose the call. */
    static List<String> flags(NewCall typed) {
        List<String> flags = new ArrayList<>();
        NewCall.Caller caller = typed.caller();
        if (caller != null
                && caller.number() != null
                && !NUMBER.matcher(caller.number()).matches()) {
            flags.add("caller.number");
        }
        NewCall.Place place = typed.place();
        if (place != null && !plausible(place.lat(), place.lon())) {
            flags.add("place");
        }
        if (typed.kindsTold() != null && !kindsTold(typed).equals(typed.kindsTold())) {
            flags.add("kindsTold");
        }
        return flags;
    }

    /** Those of the kinds told that are codes of kinds. */
    static Set<String> kindsTold(NewCall typed) {
        return typed.kindsTold() == null
                ? Set.of()
                : typed.kindsTold().stream().filter(AgencyKinds::isCode).collect(Collectors.toUnmodifiableSet());
    }

    static CallDetails details(NewCall typed, Instant now) {
        NewCall.Caller caller = typed.caller();
        NewCall.Place place = typed.place();
        String narrative = typed.narrative();
        return new CallDetails(
                caller == null
                        ? null
                        : new CallDetails.Caller(
                                caller.name(),
                                caller.number(),
                                caller.safeToCallBack(),
                                caller.language(),
                                caller.communication()),
                place == null || nothingIn(place)
                        ? null
                        : new CallDetails.Scene(
                                        place.address(),
                                        place.lat(),
                                        place.lon(),
                                        place.uncertaintyMetres(),
                                        place.source(),
                                        place.at())
                                .said(now),
                narrative == null || narrative.isBlank() ? null : new CallDetails.Narrative(narrative));
    }

    private static boolean nothingIn(NewCall.Place place) {
        return place.lat() == null
                && place.lon() == null
                && (place.address() == null || place.address().isBlank());
    }

    /** Both or neither, and somewhere in or around Indonesia. */
    private static boolean plausible(@Nullable Double lat, @Nullable Double lon) {
        if (lat == null || lon == null) {
            return lat == null && lon == null;
        }
        return lat >= SOUTH && lat <= NORTH && lon >= WEST && lon <= EAST;
    }

    private static void tooLong(List<Problem.FieldError> errors, String field, @Nullable String text, int limit) {
        if (text != null && text.length() > limit) {
            errors.add(new Problem.FieldError(
                    field,
                    "too-long",
                    new Problem.Text(
                            "Paling banyak " + limit + " huruf; lanjutkan di baris berikutnya.",
                            "At most " + limit + " characters; go on in the next line.")));
        }
    }
}
