package id.layanan112.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses U+0000 in an address: nobody means it, and PostgreSQL would fail on it. */
public class UrlText {
    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuse(ContainerRequestContext request, HttpHeaders headers) {
        return request.getUriInfo().getRequestUri().toASCIIString().contains("%00")
                ? Optional.of(ProblemResponses.of(ProblemMappers.ofStatus(400), headers))
                : Optional.empty();
    }
}
