package id.layanan112.gateway.board;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.web.Look;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An order with its details: for the board a fragment, for who comes by an address a page, and for paper. */
@Path("/board/orders/{dispatchId}")
@RolesAllowed(Roles.AGENCY_OFFICER)
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OrderPage {
    private final Opening opening;
    private final Access access;

    OrderPage(Opening opening, Access access) {
        this.opening = opening;
        this.access = access;
    }

    /** {@code templates/board}. */
    @CheckedTemplate(basePath = "board")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance opened(Look look, UUID id, Opening.@Nullable Opened opened);

        static native TemplateInstance order(Look look, UUID id, Opening.@Nullable Opened opened);

        static native TemplateInstance print(Look look, Opening.@Nullable Opened opened);
    }

    @GET
    @Operation(hidden = true)
    public Response open(
            @PathParam("dispatchId") UUID dispatchId,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String theme,
            @HeaderParam("X-Requested-With") @Nullable String script) {
        Look look = Look.of(lang, theme, "/board/orders/" + dispatchId, Map.of());
        Opening.Opened opened = opened(dispatchId, look, "DETAILS_OPENED");
        return html(
                look,
                script == null
                        ? Templates.order(look, dispatchId, opened)
                        : Templates.opened(look, dispatchId, opened));
    }

    @GET
    @Path("print")
    @Operation(hidden = true)
    public Response print(
            @PathParam("dispatchId") UUID dispatchId,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String theme) {
        Look look = Look.of(lang, theme, "/board/orders/" + dispatchId + "/print", Map.of());
        return html(look, Templates.print(look, opened(dispatchId, look, "DETAILS_PRINTED")));
    }

    private Opening.@Nullable Opened opened(UUID dispatchId, Look look, String deed) {
        String agencyId = access.agency().orElseThrow(NotFoundException::new);
        return switch (opening.open(dispatchId, agencyId, access.who(), deed, look.language())) {
            case Opening.Outcome.Shown(Opening.Opened opened) -> opened;
            case Opening.Outcome.Over() -> null;
            case Opening.Outcome.NoSuchOrder() -> throw new NotFoundException();
        };
    }

    private static Response html(Look look, TemplateInstance page) {
        return Response.ok(page.setLocale(look.language().words()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
