package id.layanan112.gateway.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.gateway.registry.Agencies;
import id.layanan112.gateway.signature.AgencyItself;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** An agency says that it is there. Answers and fetched orders say so too. */
@Path("/agencies/{agencyId}/heartbeats")
public class HeartbeatsResource {
    private final Agencies agencies;
    private final AgencyItself itself;

    HeartbeatsResource(Agencies agencies, AgencyItself itself) {
        this.agencies = agencies;
        this.itself = itself;
    }

    @POST
    @PermitAll
    @RunOnVirtualThread
    @Operation(
            summary = "Tanda hidup. A sign of life; after three missed ones the agency is UNREACHABLE.",
            description = "A signed request signs its method, a blank and its path, as POST /agencies/x/heartbeats.")
    public void beat(
            String agencyId,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            @Context UriInfo uri) {
        itself.need(
                agencyId,
                false,
                new Proof(
                        id,
                        timestamp,
                        signature,
                        AgencyItself.target("POST", uri).getBytes(UTF_8)));
        QuarkusTransaction.requiringNew().run(() -> agencies.seen(agencyId));
    }
}
