package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.messaging.RequiredFields;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.facts.Archive;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A centre's own stack forwards its facts: all of a request is taken, or nothing. */
@Path("/federation/v1/centres/{centre}/facts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CENTRE_REPORTER)
public class ForwardedFactsResource {
    private final Archive archive;
    private final OtherCentres others;
    private final ForwardingCentres forwarding;
    private final CurrentCentres centres;
    private final Access access;

    ForwardedFactsResource(
            Archive archive, OtherCentres others, ForwardingCentres forwarding, CurrentCentres centres, Access access) {
        this.archive = archive;
        this.others = others;
        this.forwarding = forwarding;
        this.centres = centres;
        this.access = access;
    }

    /** @param taken how many are durable and counted now, those that were there before too */
    record Answer(long taken) {}

    @POST
    @Operation(
            summary =
                    "Teruskan fakta pusat sendiri. Forward a centre's own facts; 200 means that they are durable and counted.")
    public Answer post(@PathParam("centre") String code, ForwardedFacts told) {
        CallCentre centre = centres.now()
                .find(code)
                .filter(one -> access.sees(one.code()))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "unknown-centre", "Pusat tidak ditemukan.", "The centre was not found.")));
        List<ForwardedFacts.ForwardedFact> all = told.facts() == null ? List.of() : told.facts();
        if (all.size() > ForwardedFacts.MOST) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "facts",
                            "too-many",
                            "Paling banyak " + ForwardedFacts.MOST + " sekaligus.",
                            "At most " + ForwardedFacts.MOST + " at once."));
        }
        List<Fact> facts = read(centre, all);
        CentreReported report = report(centre, told.report());
        if (!facts.isEmpty()) {
            archive.take(facts);
        }
        forwarding.heard(centre, report);
        return new Answer(facts.size());
    }

    private List<Fact> read(CallCentre centre, List<ForwardedFacts.ForwardedFact> all) {
        Problem problem = Problem.of(
                422, "facts-not-taken", "Tidak ada yang disimpan.", "Nothing of it was taken: see what is wrong.");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            switch (ForeignFacts.read(centre, all.get(i))) {
                case ForeignFacts.Read.Good(Fact fact) -> facts.add(fact);
                case ForeignFacts.Read.Bad(String code) -> problem = wrong(problem, i, code);
            }
        }
        for (int i = 0; i < facts.size() && problem.errors().isEmpty(); i++) {
            if (others.has(centre, facts.get(i))) {
                problem = wrong(problem, i, "of-another-centre");
            }
        }
        if (!problem.errors().isEmpty()) {
            throw new ProblemException(problem);
        }
        return facts;
    }

    private static Problem wrong(Problem problem, int index, String code) {
        return problem.withField(
                "facts[" + index + "]",
                code,
                "Fakta ini tidak dapat diterima; yang lain dapat dikirim tanpa ini.",
                "This fact cannot be taken; the others can be sent without it.");
    }

    private static @Nullable CentreReported report(CallCentre centre, @Nullable JsonNode told) {
        if (told == null || told.isNull()) {
            return null;
        }
        try {
            CentreReported report = EventJson.MAPPER.treeToValue(told, CentreReported.class);
            if (RequiredFields.present(report) && report.centreCode().equals(centre.code())) {
                return report;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Told below.
        }
        throw new ProblemException(Problem.invalidBody()
                .withField("report", "malformed-value", "Laporan tidak terbaca.", "The report cannot be read."));
    }
}
