package id.layanan112.intake.console;

import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.call.Calls;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.guide.Guide;
import id.layanan112.intake.guide.Guides;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.intake.incident.LocalDays;
import id.layanan112.intake.timeline.Pictures;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.regions.RegionCode;
import id.layanan112.web.Look;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of an incident that somebody has before them; reading is audited. */
@Path("/console/incidents")
public class IncidentsInFocus {
    private final Incidents incidents;
    private final Calls calls;
    private final DetailsVault vault;
    private final GuardedNumbers guards;
    private final Guides guides;
    private final Pictures pictures;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access;

    IncidentsInFocus(
            Incidents incidents,
            Calls calls,
            DetailsVault vault,
            GuardedNumbers guards,
            Guides guides,
            Pictures pictures,
            Audit audit,
            InstantSource clock,
            Access access) {
        this.incidents = incidents;
        this.calls = calls;
        this.vault = vault;
        this.guards = guards;
        this.guides = guides;
        this.pictures = pictures;
        this.audit = audit;
        this.clock = clock;
        this.access = access;
    }

    /** Of one call, without a number that is guarded. */
    record Told(
            UUID callId,
            CallDetails.@Nullable Caller caller,
            CallDetails.@Nullable Scene place,
            @Nullable String narrative) {
        @Override
        public String toString() {
            return "Told[" + callId + "]";
        }
    }

    /**
     * @param place by the incident's own account, else by its first call's
     * @param lines what was told since, oldest first
     */
    record People(List<Told> calls, CallDetails.@Nullable Scene place, List<DetailsVault.Line> lines, Guide guide) {
        @Override
        public String toString() {
            return "People[...]";
        }
    }

    @GET
    @Path("/{incidentId}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
    @Transactional
    public Response people(UUID incidentId) {
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        read(incident, "console");
        return Response.ok(people(incident)).header("Cache-Control", "no-store").build();
    }

    /** On paper, with no more of people than the role may take away. */
    @GET
    @Path("/{incidentId}/report")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional
    public Response report(
            UUID incidentId, @QueryParam("lang") @Nullable String lang, @QueryParam("theme") @Nullable String theme) {
        Incident incident = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        read(incident, "report");
        Look look = Look.of(lang, theme, "/console/incidents/" + incidentId + "/report", Map.of());
        Redaction redaction = Redaction.of(access, incident.sensitivity());
        Say say = new Say(look.language(), clock.instant());
        return Response.ok(Templates.report(
                                look,
                                say,
                                pictures.of(access, incidentId).orElseThrow(NotFoundException::new),
                                redaction.of(people(incident)),
                                access.name())
                        .setLocale(look.language().words())
                        .render())
                .header("Cache-Control", "no-store")
                .build();
    }

    private void read(Incident incident, String why) {
        audit.write(new Audit.Deed(
                incident.regionCode(),
                LocalDays.today(incident, clock),
                access.who(),
                "READ",
                incident.incidentId(),
                why));
    }

    private People people(Incident incident) {
        List<Told> told = calls.ofIncident(incident.incidentId()).stream()
                .map(callId -> told(callId, vault.read(callId)))
                .toList();
        CallDetails.Scene own = vault.place(incident.incidentId());
        CallDetails.Scene place = own != null
                ? own
                : told.stream()
                        .map(Told::place)
                        .filter(one -> one != null)
                        .findFirst()
                        .orElse(null);
        return new People(
                told,
                place,
                vault.lines(incident.incidentId()),
                guides.inForce(
                        incident.incidentType(),
                        Optional.ofNullable(incident.regionCode())
                                .flatMap(RegionCode::parse)
                                .orElse(null)));
    }

    private Told told(UUID callId, CallDetails details) {
        CallDetails.Caller caller = details.caller();
        return new Told(
                callId,
                caller == null || !guards.guard(access, callId) ? caller : GuardedNumbers.withoutNumber(caller),
                details.scene(),
                details.narrative() == null ? null : details.narrative().text());
    }
}
