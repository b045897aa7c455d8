package id.layanan112.intake.telephony;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.audit.Reason;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where the telephone system keeps the recordings of a call; who asks is audited. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
public class RecordingsResource {
    private final TelephonyBook book;
    private final CallRecords calls;
    private final Audit audit;
    private final Access access;

    RecordingsResource(TelephonyBook book, CallRecords calls, Audit audit, Access access) {
        this.book = book;
        this.calls = calls;
        this.audit = audit;
        this.access = access;
    }

    record Recordings(List<String> items) {}

    @GET
    @Path("/{callId}/recordings")
    @Operation(summary = "Rekaman panggilan. The recordings of a call, as the telephone system names them.")
    @Transactional
    public Recordings recordings(UUID callId, @QueryParam("reason") @Nullable String given) {
        String reason = Reason.require(given);
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        audit.write(new Audit.Deed(call.regionCode(), call.localDay(), access.who(), "RECORDING_READ", callId, reason));
        return new Recordings(book.recordings(callId));
    }
}
