package id.layanan112.gateway.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The registry over HTTP. Secrets are never returned; addresses and contacts only to whoever manages the agency. */
@Path("/agencies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AGENCY_OFFICER, Roles.ADMINISTRATOR})
public class AgenciesResource {
    private final Agencies agencies;
    private final AgencyChannels channels;
    private final AgencyChanges changes;
    private final Audit audit;
    private final Access access;

    AgenciesResource(Agencies agencies, AgencyChannels channels, AgencyChanges changes, Audit audit, Access access) {
        this.agencies = agencies;
        this.channels = channels;
        this.changes = changes;
        this.audit = audit;
        this.access = access;
    }

    /** @param previousUntil until when the key before the present one is good */
    record ChannelView(
            boolean exercise,
            int position,
            ChannelType type,
            @Nullable String address,
            boolean privateAddress,
            @Nullable String tls,
            @Nullable Instant previousUntil,
            boolean disabled) {}

    /** An agency; {@code contacts} and the addresses of channels are null for whoever does not manage it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgencyView(
            String agencyId,
            long version,
            String name,
            String kind,
            AgencyScope scope,
            List<String> regions,
            List<String> agreements,
            AgencyState state,
            @Nullable String telephone,
            boolean sample,
            @Nullable Instant testedAt,
            @Nullable String opening,
            @Nullable List<AgencyBody.Contact> contacts,
            int maxInFlight,
            int perSecond,
            @Nullable Integer heartbeatSeconds,
            List<ChannelView> channels) {}

    /** What a second person has to agree to. */
    record Proposed(UUID changeId) {}

    /** @param agencies how many were told again */
    record Announced(int agencies) {}

    @GET
    public List<AgencyView> list(
            @QueryParam("region") @Nullable String region, @QueryParam("kind") @Nullable String kind) {
        return agencies.list(region, kind).stream().map(this::view).toList();
    }

    @GET
    @Path("/{agencyId}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgencyView.class)))
    public Response get(String agencyId) {
        Agency agency = agencies.find(agencyId).orElseThrow(NotFoundException::new);
        return Response.ok(view(agency)).tag(Revision.tag(agency.version())).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    @Operation(summary = "Usulkan instansi baru. Propose an agency; a second person agrees at /agency-changes.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Proposed.class)))
    public Response register(@Nullable AgencyBody body) {
        AgencyBody given = given(body);
        if (given.agencyId() != null && agencies.find(given.agencyId()).isPresent()) {
            throw new ProblemException(Problem.of(
                    409,
                    "agency-exists",
                    "Instansi ini sudah ada; ubah dengan PUT.",
                    "There is such an agency; change it by PUT."));
        }
        return propose(given);
    }

    @PUT
    @Path("/{agencyId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    @Operation(summary = "Usulkan perubahan. Propose a change of the whole agency; a second person agrees.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Proposed.class)))
    public Response change(String agencyId, @HeaderParam("If-Match") @Nullable String seen, @Nullable AgencyBody body) {
        AgencyBody given = given(body).withId(agencyId);
        long version = Revision.seen(seen);
        Agency present = agencies.find(agencyId).orElseThrow(NotFoundException::new);
        if (present.version() != version) {
            throw Revision.stale(present.version());
        }
        return propose(given);
    }

    @POST
    @Path("/announcements")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    @Operation(
            summary = "Umumkan lagi semua instansi. Tell all agencies again as they are, after their topic was lost;"
                    + " the nation's administrators.")
    public Announced announce() {
        if (!access.nation()) {
            throw new ForbiddenException();
        }
        audit.add(access.who(), "AGENCIES_ANNOUNCED", "-", null);
        return new Announced(agencies.tellAll());
    }

    private Response propose(AgencyBody body) {
        if (!access.nation() && access.centre().isEmpty()) {
            throw new ForbiddenException();
        }
        Optional<String> centre = access.centre();
        AgencyRules.Read read = AgencyRules.read(body);
        List<Problem.FieldError> errors = new ArrayList<>(read.errors());
        errors.addAll(changes.errors(read.agency(), body, centre));
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalidBody().withFields(errors));
        }
        return Response.accepted(new Proposed(changes.propose(List.of(body), centre, access.who())))
                .build();
    }

    private static AgencyBody given(@Nullable AgencyBody body) {
        if (body == null) {
            throw new ProblemException(
                    Problem.invalidBody().withField("body", "missing", "Isi instansi.", "Give an agency."));
        }
        return body;
    }

    private AgencyView view(Agency agency) {
        boolean manages = access.hasRole(Roles.ADMINISTRATOR) && agency.managedBy(access.nation(), access.centre());
        return new AgencyView(
                agency.agencyId(),
                agency.version(),
                agency.name(),
                agency.kind(),
                agency.scope(),
                agency.regions(),
                agency.agreements(),
                agency.state(),
                agency.telephone(),
                agency.sample(),
                agency.testedAt(),
                agency.opening(),
                manages ? agency.contacts() : null,
                agency.maxInFlight(),
                agency.perSecond(),
                agency.heartbeatSeconds(),
                Stream.of(false, true)
                        .flatMap(exercise -> channels.of(agency.agencyId(), exercise).stream())
                        .map(one -> view(one, manages))
                        .toList());
    }

    private static ChannelView view(AgencyChannel channel, boolean manages) {
        return new ChannelView(
                channel.exercise(),
                channel.position(),
                channel.type(),
                manages ? channel.address() : null,
                channel.privateAddress(),
                channel.tls(),
                channel.previousUntil(),
                channel.disabled());
    }
}
