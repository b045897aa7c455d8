package id.layanan112.gateway.signature;

import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/** Lets through an agency that asks for what is its own: by a token, or by a signature, which is as good. */
@ApplicationScoped
public class AgencyItself {
    private final AgencySignatures signatures;
    private final AgencyChannels channels;
    private final Access access;
    private final Audit audit;
    private final MeterRegistry meters;

    AgencyItself(
            AgencySignatures signatures, AgencyChannels channels, Access access, Audit audit, MeterRegistry meters) {
        this.signatures = signatures;
        this.channels = channels;
        this.access = access;
        this.audit = audit;
        this.meters = meters;
    }

    /** @throws ProblemException 401, audited and counted, when it is somebody else, or there is no such agency */
    public void need(String agencyId, boolean exercise, Proof proof) {
        if (!is(agencyId, exercise, proof)) {
            meters.counter("layanan112.agency.request.refused").increment();
            if (!channels.of(agencyId, exercise).isEmpty()) {
                audit.addSome(access.who(), "AGENCY_REQUEST_REFUSED", agencyId, null);
            }
            throw new ProblemException(Problem.of(
                    401,
                    "request-refused",
                    "Permintaan ini tidak dapat dipercaya.",
                    "This request cannot be trusted."));
        }
    }

    private boolean is(String agencyId, boolean exercise, Proof proof) {
        if (proof.signature() == null) {
            return access.hasRole(Roles.AGENCY_OFFICER)
                    && access.agency().filter(agencyId::equals).isPresent();
        }
        return signatures.check(List.of(agencyId), exercise, proof) instanceof AgencySignatures.Checked.By;
    }

    /** What a request without a body signs: its method, a blank, and its path with the query. */
    public static String target(String method, UriInfo uri) {
        URI request = uri.getRequestUri();
        return method + " " + request.getRawPath() + (request.getRawQuery() == null ? "" : '?' + request.getRawQuery());
    }
}
