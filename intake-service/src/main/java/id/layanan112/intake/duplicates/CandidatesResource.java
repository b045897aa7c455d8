package id.layanan112.intake.duplicates;

import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which open incidents a call may be about, over HTTP: for a person to decide. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class CandidatesResource {
    private final Candidates candidates;
    private final Incidents incidents;
    private final InstantSource clock;
    private final Access access;

    CandidatesResource(Candidates candidates, Incidents incidents, InstantSource clock, Access access) {
        this.candidates = candidates;
        this.incidents = incidents;
        this.clock = clock;
        this.access = access;
    }

    /** What is typed so far. */
    record Typed(
            @Nullable IncidentType incidentType,
            @Schema(example = "32.73") @Nullable String regionCode,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double uncertaintyMetres,
            @Nullable Instant at,
            @Nullable Boolean exercise) {
        @Override
        public String toString() {
            return "Typed[...]";
        }
    }

    /**
     * @param score 0 to 1, the likeliest first
     * @param metresApart null where a place is unknown
     */
    record CandidateView(
            UUID incidentId,
            IncidentType incidentType,
            double score,
            @Nullable Integer metresApart,
            long secondsApart,
            List<Why> reasons) {

        static CandidateView of(Candidates.Candidate one) {
            Likeness.Match match = one.match();
            return new CandidateView(
                    one.incident().incidentId(),
                    one.incident().incidentType(),
                    Math.round(match.score() * 1000) / 1000.0,
                    match.metres() < 0 ? null : match.metres(),
                    match.apart().toSeconds(),
                    match.reasons().stream()
                            .map(reason -> new Why(reason, text(reason)))
                            .toList());
        }

        private static Problem.Text text(Likeness.Reason reason) {
            return switch (reason) {
                case SAME_TYPE -> new Problem.Text("Jenis kejadian sama", "Same type");
                case OFTEN_TOGETHER -> new Problem.Text("Sering terjadi bersama", "Often reported together");
                case NEAR -> new Problem.Text("Lokasi berdekatan", "Near each other");
                case SAME_REGION ->
                    new Problem.Text("Wilayah sama, lokasi belum diketahui", "Same region, no place yet");
                case SAME_TIME -> new Problem.Text("Hampir bersamaan", "Almost at the same time");
            };
        }
    }

    record Why(Likeness.Reason code, Problem.Text text) {}

    record CandidateList(List<CandidateView> items) {
        static CandidateList of(List<Candidates.Candidate> all) {
            return new CandidateList(all.stream().map(CandidateView::of).toList());
        }
    }

    @POST
    @Path("/candidates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Kejadian yang mungkin sama, saat mengetik. Incidents that the call may be about; nothing is saved.")
    @Transactional
    public CandidateList whileTyped(@Nullable Typed typed) {
        if (typed == null || typed.incidentType() == null) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("incidentType", "missing", "Isi jenis kejadian.", "Give an incident type."));
        }
        Sighting report = new Sighting(
                typed.incidentType(),
                typed.regionCode(),
                Sighting.Spot.of(typed.lat(), typed.lon(), typed.uncertaintyMetres()),
                typed.at() == null ? clock.instant() : typed.at());
        return CandidateList.of(candidates.of(access, report, Boolean.TRUE.equals(typed.exercise()), null));
    }

    @GET
    @Path("/{incidentId}/candidates")
    @Operation(summary = "Kejadian lain yang mungkin sama. Other incidents that may be the same.")
    @Transactional
    public CandidateList ofSaved(UUID incidentId) {
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        return CandidateList.of(candidates.of(access, candidates.sighting(incident), incident.exercise(), incidentId));
    }
}
