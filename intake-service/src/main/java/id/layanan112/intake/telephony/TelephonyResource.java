package id.layanan112.intake.telephony;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Telephone systems over HTTP. */
@Path("/telephony/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TELEPHONY)
public class TelephonyResource {
    private static final UUID CALLS = UUID.fromString("6f0f4a3e-6d6a-5d0e-9a5c-112112112112");
    private static final int EVENTS = 500;
    private static final int ID_CHARS = 200;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final TelephonyBook book;
    private final CurrentCentres centres;
    private final Access access;
    private final InstantSource clock;

    TelephonyResource(TelephonyBook book, CurrentCentres centres, Access access, InstantSource clock) {
        this.book = book;
        this.centres = centres;
        this.access = access;
        this.clock = clock;
    }

    /** @param events at most 500 */
    record Report(@Nullable List<@Nullable NewEvent> events) {}

    /**
     * @param eventId the telephone system's own id of what happened
     * @param pbxCallId the telephone system's own id of the call
     * @param centreCode needed from a machine that speaks for the nation, else the token's
     * @param number the caller's, if there is one
     * @param dropped true when the line broke, and nobody hung up; of ENDED
     * @param recordingRef the telephone system's own name of a recording
     * @param place where the network says that the caller is
     */
    record NewEvent(
            @Schema(example = "pbx1-1732478400.17-answered") @Nullable
            String eventId,

            @Schema(example = "pbx1-1732478400.17") @Nullable
            String pbxCallId,

            @Nullable String centreCode,
            TelephonyEvent.@Nullable Type type,
            @Nullable Instant at,
            @Nullable String number,
            @Nullable Boolean exercise,
            @Nullable Boolean dropped,
            @Nullable String recordingRef,
            @Nullable NewPlace place) {
        @Override
        public String toString() {
            return "NewEvent[...]";
        }
    }

    record NewPlace(
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double uncertaintyMetres) {
        @Override
        public String toString() {
            return "NewPlace[...]";
        }

        /** Empty when it is no place on earth: that is no reason to lose the event. */
        private Optional<TelephonyEvent.NetworkPlace> onEarth() {
            return lat != null && lon != null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
                    ? Optional.of(new TelephonyEvent.NetworkPlace(lat, lon, uncertaintyMetres))
                    : Optional.empty();
        }
    }

    /**
     * @param taken new ones, durable now
     * @param repeated known already
     * @param refused none of these is kept: mended, they may come again
     */
    record Taken(int taken, int repeated, List<Refused> refused) {}

    record Refused(int index, String field, String code, Problem.Text text) {}

    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Kejadian sentral telepon; boleh berulang dan tidak berurutan."
                    + " What the telephone system says; repeats and any order are welcome.")
    public Uni<Taken> take(@Nullable Report report) {
        List<@Nullable NewEvent> told = report == null ? null : report.events();
        if (told == null || told.isEmpty() || told.size() > EVENTS) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "events",
                            "missing-or-too-many",
                            "Kirim 1 sampai " + EVENTS + " kejadian.",
                            "Send 1 to " + EVENTS + " events."));
        }
        List<TelephonyEvent> events = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Optional<Refused> error = error(i, told.get(i));
            error.ifPresent(refused::add);
            NewEvent one = told.get(i);
            if (error.isEmpty() && one != null) {
                events.add(event(one));
            }
        }
        if (events.isEmpty()) {
            return Uni.createFrom().item(new Taken(0, 0, refused));
        }
        return Uni.createFrom()
                .completionStage(() -> book.take(events))
                .map(fresh -> new Taken(fresh, events.size() - fresh, refused));
    }

    private TelephonyEvent event(NewEvent told) {
        CallCentre centre = centre(told).flatMap(centres.now()::find).orElseThrow();
        Instant now = clock.instant();
        Instant said = Objects.requireNonNull(told.at());
        // A telephone system whose clock is ahead is no reason to lose a call.
        Instant at = said.isAfter(now.plus(CLOCK_SKEW)) ? now : said;
        return new TelephonyEvent(
                centre.code(),
                Objects.requireNonNull(told.eventId()),
                Ids.derived(CALLS, centre.code(), Objects.requireNonNull(told.pbxCallId())),
                Objects.requireNonNull(told.type()),
                at,
                LocalDate.ofInstant(at, centre.zone()),
                Boolean.TRUE.equals(told.exercise()),
                access.who(),
                told.number(),
                Boolean.TRUE.equals(told.dropped()),
                told.recordingRef(),
                Optional.ofNullable(told.place()).flatMap(NewPlace::onEarth).orElse(null));
    }

    private Optional<String> centre(NewEvent told) {
        return access.centre(told.centreCode());
    }

    private Optional<Refused> error(int index, @Nullable NewEvent told) {
        if (told == null || bad(told.eventId())) {
            return Optional.of(missing(index, "eventId"));
        }
        if (bad(told.pbxCallId())) {
            return Optional.of(missing(index, "pbxCallId"));
        }
        if (told.type() == null) {
            return Optional.of(missing(index, "type"));
        }
        if (told.at() == null) {
            return Optional.of(missing(index, "at"));
        }
        if (told.recordingRef() != null && told.recordingRef().length() > ID_CHARS) {
            return Optional.of(missing(index, "recordingRef"));
        }
        if (told.number() != null && told.number().length() > ID_CHARS) {
            return Optional.of(missing(index, "number"));
        }
        boolean foreign = told.centreCode() != null && !access.sees(told.centreCode());
        if (foreign || centre(told).flatMap(centres.now()::find).isEmpty()) {
            return Optional.of(new Refused(
                    index,
                    "centreCode",
                    "unknown-centre",
                    new Problem.Text("Pusat panggilan ini tidak dikenal.", "This centre is unknown.")));
        }
        return Optional.empty();
    }

    private static boolean bad(@Nullable String id) {
        return id == null || id.isBlank() || id.length() > ID_CHARS;
    }

    private static Refused missing(int index, String field) {
        return new Refused(
                index,
                field,
                "missing-or-too-long",
                new Problem.Text("Kolom ini harus diisi dengan benar.", "This field is needed, and not too long."));
    }
}
