package id.layanan112.intake.timeline;

import id.layanan112.contracts.Disposition;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.call.Calls;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.incident.Closing;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Incidents over HTTP. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class IncidentsResource {
    private static final int PAGE = 500;
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final Incidents incidents;
    private final Closing closing;
    private final Calls calls;
    private final Timeline timeline;
    private final TimelineFollower follower;
    private final DetailsVault vault;
    private final Audit audit;
    private final AttentionTargets targets;
    private final InstantSource clock;
    private final Access access;

    IncidentsResource(
            Incidents incidents,
            Closing closing,
            Calls calls,
            Timeline timeline,
            TimelineFollower follower,
            DetailsVault vault,
            Audit audit,
            AttentionTargets targets,
            InstantSource clock,
            Access access) {
        this.incidents = incidents;
        this.closing = closing;
        this.calls = calls;
        this.timeline = timeline;
        this.follower = follower;
        this.vault = vault;
        this.audit = audit;
        this.targets = targets;
        this.clock = clock;
        this.access = access;
    }

    record IncidentPage(List<IncidentView> items, @Nullable UUID next) {}

    record NewClosure(@Nullable Disposition disposition) {}

    record DetailsOfCall(UUID callId, CallDetails details) {}

    @GET
    @Path("/{incidentId}")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY})
    @Transactional
    public IncidentView get(UUID incidentId) {
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        Followed followed = timeline.followed(incidentId);
        return IncidentView.full(
                incident,
                calls.ofIncident(incidentId),
                attention(incident, followed),
                followed.orders(),
                timeline.entries(incidentId).stream().map(IncidentView.Line::of).toList(),
                follower.stale());
    }

    @GET
    @Transactional
    public IncidentPage list(
            @QueryParam("region") @Nullable String region,
            @QueryParam("open") @Nullable Boolean open,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Math.clamp(limit, 1, PAGE);
        List<IncidentView> page = incidents.page(access, region, open, cursor, size).stream()
                .map(IncidentView::row)
                .toList();
        return new IncidentPage(page, page.size() < size ? null : page.getLast().incidentId());
    }

    /** The details of people in this incident; reading them is audited, with the reason that is given. */
    @GET
    @Path("/{incidentId}/details")
    @Transactional
    public List<DetailsOfCall> details(UUID incidentId, @QueryParam("reason") @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 200) {
            throw new ProblemException(Problem.of(
                            400, "reason-needed", "Sebutkan alasan membaca.", "Say why you read this.")
                    .withField("reason", "missing-or-too-long", "Isi 1 sampai 200 huruf.", "1 to 200 characters."));
        }
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        audit.write(new Audit.Deed(incident.regionCode(), today(incident), access.who(), "READ", incidentId, reason));
        return calls.ofIncident(incidentId).stream()
                .map(callId -> new DetailsOfCall(callId, vault.read(callId)))
                .toList();
    }

    @POST
    @Path("/{incidentId}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    public IncidentView close(UUID incidentId, @Nullable NewClosure body) {
        if (body == null || body.disposition() == null) {
            throw new ProblemException(
                    Problem.of(422, "invalid-body", "Isi permintaan tidak sesuai.", "The body does not fit.")
                            .withField("disposition", "missing", "Isi hasil penanganan.", "Give a disposition."));
        }
        return switch (closing.close(access, incidentId, body.disposition()).orElseThrow(NotFoundException::new)) {
            case Incident.Closure.Closed(var incident, var event) -> IncidentView.row(incident);
            case Incident.Closure.AlreadyClosed() ->
                throw new ProblemException(Problem.of(
                        409,
                        "already-closed",
                        "Kejadian ini sudah ditutup; buka kembali bila perlu.",
                        "This incident is closed; reopen it if needed."));
        };
    }

    private List<Attention> attention(Incident incident, Followed followed) {
        Timeline.Clock now = timeline.clock(incident.incidentId());
        return Attention.of(
                incident,
                now.revisedAt(),
                now.now(),
                followed,
                new Attention.Targets(targets.sent(), targets.accepted()),
                kind -> timeline.lastKnown(kind, incident.regionCode()));
    }

    private LocalDate today(Incident incident) {
        ZoneId zone = Optional.ofNullable(incident.regionCode())
                .flatMap(RegionCode::parse)
                .map(Regions::zoneOf)
                .orElse(JAKARTA);
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
