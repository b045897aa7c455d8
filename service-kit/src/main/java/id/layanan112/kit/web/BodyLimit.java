package id.layanan112.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a large body with a problem, before it is read. */
public class BodyLimit {
    private final int limit;

    BodyLimit(@ConfigProperty(name = "layanan112.http.max-body-bytes", defaultValue = "262144") int limit) {
        this.limit = limit;
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuse(ContainerRequestContext request, HttpHeaders headers) {
        @Nullable String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.length() <= 18 && Long.parseLong(length) > limit
                ? Optional.of(ProblemResponses.of(ProblemMappers.ofStatus(413), headers))
                : Optional.empty();
    }
}
