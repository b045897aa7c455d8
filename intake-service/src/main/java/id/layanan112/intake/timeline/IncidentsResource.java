package id.layanan112.intake.timeline;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.audit.Reason;
import id.layanan112.intake.call.Calls;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.details.EarlierDetails;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.intake.incident.LocalDays;
import id.layanan112.intake.incident.ToldByPhone;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Incidents over HTTP. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class IncidentsResource {
    private static final int PAGE = 500;

    private final Incidents incidents;
    private final Calls calls;
    private final Timeline timeline;
    private final TimelineFollower follower;
    private final Alarms alarms;
    private final DetailsVault vault;
    private final EarlierDetails earlier;
    private final Audit audit;
    private final ToldByPhone told;
    private final Pictures pictures;
    private final InstantSource clock;
    private final Access access;

    IncidentsResource(
            Incidents incidents,
            Calls calls,
            Timeline timeline,
            TimelineFollower follower,
            Alarms alarms,
            DetailsVault vault,
            EarlierDetails earlier,
            Audit audit,
            ToldByPhone told,
            Pictures pictures,
            InstantSource clock,
            Access access) {
        this.incidents = incidents;
        this.calls = calls;
        this.timeline = timeline;
        this.follower = follower;
        this.alarms = alarms;
        this.vault = vault;
        this.earlier = earlier;
        this.audit = audit;
        this.told = told;
        this.pictures = pictures;
        this.clock = clock;
        this.access = access;
    }

    record IncidentPage(List<IncidentView> items, @Nullable UUID next) {}

    record AlarmList(List<Alarms.Alarm> items) {}

    record DetailsOfCall(UUID callId, CallDetails details) {}

    /**
     * @param place where it is by the incident's own account, if any
     * @param earlierPlaces what was thought before, of it and of its calls, oldest first
     * @param lines what was told since, oldest first
     */
    record IncidentDetails(
            List<DetailsOfCall> calls,
            CallDetails.@Nullable Scene place,
            List<EarlierDetails.Place> earlierPlaces,
            List<DetailsVault.Line> lines) {
        @Override
        public String toString() {
            return "IncidentDetails[...]";
        }
    }

    @GET
    @Path("/{incidentId}")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY})
    @APIResponseSchema(IncidentView.class)
    @Transactional
    public Response get(UUID incidentId) {
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        Followed followed = timeline.followed(incidentId);
        List<Timeline.Entry> entries = timeline.entries(incidentId);
        IncidentView view = IncidentView.full(
                incident,
                calls.ofIncident(incidentId),
                pictures.attention(incident, followed, entries),
                followed.orders(),
                entries.stream().map(IncidentView.Line::of).toList(),
                follower.stale());
        return Response.ok(view).tag(Revision.tag(incident.revision())).build();
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
        return new IncidentPage(
                page, page.size() < size ? null : page.getLast().state().incidentId());
    }

    @GET
    @Path("/alarms")
    @Operation(summary = "Kejadian yang menunggu tindakan orang. Incidents that a person has to do something about.")
    @Transactional
    public AlarmList alarms() {
        return new AlarmList(alarms.of(access));
    }

    /** The details of people in this incident; reading them is audited, with the reason that is given. */
    @GET
    @Path("/{incidentId}/details")
    @Transactional
    public IncidentDetails details(UUID incidentId, @QueryParam("reason") @Nullable String reason) {
        String why = Reason.require(reason);
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        audit.write(new Audit.Deed(
                incident.regionCode(), LocalDays.today(incident, clock), access.who(), "READ", incidentId, why));
        List<UUID> theirs = calls.ofIncident(incidentId);
        return new IncidentDetails(
                theirs.stream()
                        .map(callId -> new DetailsOfCall(callId, vault.read(callId)))
                        .toList(),
                vault.place(incidentId),
                earlier.places(
                        Stream.concat(Stream.of(incidentId), theirs.stream()).toList()),
                vault.lines(incidentId));
    }

    /** A person has reached an agency by telephone: the alarm for its kind is over until the incident changes. */
    @PUT
    @Path("/{incidentId}/told-by-phone/{kind}")
    @Transactional
    public IncidentView toldByPhone(UUID incidentId, String kind) {
        Incident incident = incidents.locked(access, incidentId).orElseThrow(NotFoundException::new);
        if (!AgencyKinds.isCode(kind)) {
            throw new ProblemException(
                    Problem.of(404, "no-such-kind", "Tidak ada jenis instansi ini.", "There is no such agency kind."));
        }
        told.told(incident, Set.of(kind));
        return IncidentView.row(incident);
    }
}
