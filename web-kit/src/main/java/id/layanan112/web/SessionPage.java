package id.layanan112.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Logging in again in a second tab, while the first one keeps what was typed. */
@Path("/session")
@Authenticated
public class SessionPage {
    private final SecurityIdentity identity;

    SessionPage(SecurityIdentity identity) {
        this.identity = identity;
    }

    record Who(String who) {}

    /** {@code templates/kit}. */
    @CheckedTemplate(basePath = "kit")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance session(Look look);
    }

    /** Whoever opens it has just logged in. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@RestQuery @Nullable String lang, @RestQuery @Nullable String theme) {
        Look look = Look.of(lang, theme, "/session", Map.of());
        return Response.ok(Templates.session(look).setLocale(look.language().words()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("who")
    @Produces(MediaType.APPLICATION_JSON)
    public Response who() {
        return Response.ok(new Who(identity.getPrincipal().getName()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
