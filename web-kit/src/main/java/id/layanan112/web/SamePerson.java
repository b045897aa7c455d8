package id.layanan112.web;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * A page says whose it is with each request ({@code X-Who}). When somebody else has logged in with the same browser since,
 * it is told so (499), and nothing is done in their name.
 */
class SamePerson {
    private static final int SESSION_OVER = 499;

    private final CurrentIdentityAssociation identity;

    SamePerson(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    Uni<@Nullable Response> same(ContainerRequestContext request) {
        String who = said(request);
        if (who == null) {
            return Uni.createFrom().nullItem();
        }
        return identity.getDeferredIdentity()
                .map(now -> now.isAnonymous() || now.getPrincipal().getName().equals(who)
                        ? null
                        : Response.status(SESSION_OVER)
                                .header("X-Stranger", "true")
                                .build());
    }

    /** An event source sends no headers of its own: its address says it. */
    private static @Nullable String said(ContainerRequestContext request) {
        String header = request.getHeaderString("X-Who");
        if (header != null) {
            return URLDecoder.decode(header, StandardCharsets.UTF_8);
        }
        return request.getAcceptableMediaTypes().contains(MediaType.SERVER_SENT_EVENTS_TYPE)
                ? request.getUriInfo().getQueryParameters().getFirst("who")
                : null;
    }
}
