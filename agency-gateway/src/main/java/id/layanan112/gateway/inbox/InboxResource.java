package id.layanan112.gateway.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.gateway.signature.AgencyItself;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** An agency fetches its orders. Open to all, because a signature is as good as a token. */
@Path("/agencies/{agencyId}/inbox")
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    private static final int LONGEST_SECONDS = 30;

    private final Inbox inbox;
    private final InboxWatch watch;
    private final AgencyChannels channels;
    private final AgencyItself itself;

    InboxResource(Inbox inbox, InboxWatch watch, AgencyChannels channels, AgencyItself itself) {
        this.inbox = inbox;
        this.watch = watch;
        this.channels = channels;
        this.itself = itself;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    @Operation(
            summary = "Ambil perintah. Fetch orders; waits for the next one when there is none.",
            description = "after is the cursor of the answer before: who sends it has all up to it. A signed request"
                    + " signs its method, a blank and its path with query, as GET /agencies/x/inbox?after=0.")
    public Inbox.Page fetch(
            String agencyId,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("wait") @DefaultValue("0") int seconds,
            @QueryParam("exercise") boolean exercise,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            @Context UriInfo uri)
            throws InterruptedException {
        itself.need(
                agencyId,
                exercise,
                new Proof(
                        id,
                        timestamp,
                        signature,
                        AgencyItself.target("GET", uri).getBytes(UTF_8)));
        if (channels.of(agencyId, exercise).stream().noneMatch(channel -> channel.type() == ChannelType.PULL)) {
            throw new ProblemException(Problem.of(
                    409,
                    "no-inbox",
                    "Instansi ini tidak terdaftar dengan kanal PULL.",
                    "This agency is not registered with a PULL channel."));
        }
        Inbox.Page page = inbox.page(agencyId, after, exercise);
        Duration wait = Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_SECONDS));
        if (page.deliveries().isEmpty() && wait.isPositive()) {
            watch.await(agencyId, wait);
            page = inbox.page(agencyId, after, exercise);
        }
        return page;
    }
}
