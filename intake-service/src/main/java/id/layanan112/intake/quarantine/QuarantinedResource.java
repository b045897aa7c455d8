package id.layanan112.intake.quarantine;

import id.layanan112.intake.audit.Audit;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Quarantined records over HTTP: for every centre's supervisors, since a record cannot say whose it is. */
@Path("/quarantined")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
public class QuarantinedResource {
    private static final int PAGE = 500;
    private static final ZoneId NATION = ZoneId.of("Asia/Jakarta");

    private final QuarantinedRows rows;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access;

    QuarantinedResource(QuarantinedRows rows, Audit audit, InstantSource clock, Access access) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.access = access;
    }

    record QuarantinedPage(
            List<Quarantined> items, @Nullable UUID next) {}

    @GET
    @Operation(
            summary = "Rekaman yang tidak terbaca, yang terbaru lebih dahulu: di mana dan mengapa, bukan isinya."
                    + " Records that nobody could read, newest first: where and why, never what they say.")
    public QuarantinedPage list(
            @QueryParam("seen") @Nullable Boolean seen,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Math.clamp(limit, 1, PAGE);
        List<Quarantined> page = rows.page(seen, cursor, size);
        return new QuarantinedPage(
                page, page.size() < size ? null : page.getLast().id());
    }

    @POST
    @Path("/{id}/look")
    @Transactional
    @Operation(summary = "Sudah saya lihat; yang pertama dicatat. I have looked at it; who is first is written down.")
    public Quarantined look(UUID id) {
        Quarantined before = rows.find(id).orElseThrow(NotFoundException::new);
        if (rows.look(id, access.who())) {
            audit.write(new Audit.Deed(
                    null,
                    LocalDate.ofInstant(clock.instant(), NATION),
                    access.who(),
                    "QUARANTINE_LOOKED",
                    id,
                    before.service() + " " + before.reason()));
        }
        return rows.find(id).orElseThrow(NotFoundException::new);
    }
}
