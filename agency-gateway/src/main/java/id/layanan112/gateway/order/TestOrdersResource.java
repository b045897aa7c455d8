package id.layanan112.gateway.order;

import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.Lane;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.gateway.registry.Agency;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Test orders over HTTP. */
@Path("/agencies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class TestOrdersResource {
    private static final int KEY_CHARS = 200;
    private static final String NATION = "*";

    private final Agencies agencies;
    private final TestOrders orders;
    private final Access access;
    private final String lane;

    TestOrdersResource(
            Agencies agencies,
            TestOrders orders,
            Access access,
            @ConfigProperty(name = "layanan112.gateway.lane") String lane) {
        this.agencies = agencies;
        this.orders = orders;
        this.access = access;
        this.lane = lane;
    }

    @POST
    @Path("/{agencyId}/test-orders")
    @Operation(summary = "Kirim perintah uji, berkepala LATIHAN. Send a test order over the agency's real channel.")
    public Response send(String agencyId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        if (key == null || key.isBlank() || key.length() > KEY_CHARS) {
            throw new ProblemException(Problem.badRequest()
                    .withField(
                            "Idempotency-Key",
                            "missing-or-too-long",
                            "Kirim satu UUID per perintah baru.",
                            "Send one UUID per new order."));
        }
        Agency agency = agencies.find(agencyId)
                .filter(one -> one.managedBy(access.nation(), access.centre()))
                .orElseThrow(NotFoundException::new);
        if (!lane.equals("all") && !lane.equals(Lane.ofKind(agency.kind()).word())) {
            throw new ProblemException(Problem.of(
                    421,
                    "another-lane",
                    "Kirim ke gateway jalur " + Lane.ofKind(agency.kind()).word() + ".",
                    "Send it to the gateway of lane "
                            + Lane.ofKind(agency.kind()).word() + "."));
        }
        Dispatch order = orders.send(agency, access.centre().orElse(NATION), key);
        DispatchSnapshot told = order.snapshot();
        return Response.status(201).entity(told).build();
    }
}
