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
import java.time.InstantSource;
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
    private final InstantSource clock;

    ForwardedFactsResource(
            Archive archive,
            OtherCentres others,
            ForwardingCentres forwarding,
            CurrentCentres centres,
            Access access,
            InstantSource clock) {
        this.archive = archive;
        this.others = others;
        this.forwarding = forwarding;
        this.centres = centres;
        this.access = access;
        this.clock = clock;
    }

    /** @param taken how many are durable and counted now, those that were there before too */
    record Answer(long taken) {}

    @POST
    @Operation(
            summary =
                    "Teruskan fakta pusat sendiri. Forward a centre's own facts; 200 means that they are durable and counted.")
    public Answer post(@PathParam("centre") String code, @Nullable ForwardedFacts told) {
        CallCentre centre = centres.now()
                .find(code)
                .filter(one -> access.sees(one.code()))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "unknown-centre", "Pusat tidak ditemukan.", "The centre was not found.")));
        List<ForwardedFacts.@Nullable ForwardedFact> all =
                told == null || told.facts() == null ? List.of() : told.facts();
        if (all.size() > ForwardedFacts.MOST) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "facts",
                            "too-many",
                            "Paling banyak " + ForwardedFacts.MOST + " sekaligus.",
                            "At most " + ForwardedFacts.MOST + " at once."));
        }
        List<Fact> facts = read(centre, all);
        CentreReported report = report(centre, told == null ? null : told.report());
        if (!facts.isEmpty()) {
            List<Integer> foreign = new ArrayList<>();
            archive.takeUnless(
                    () -> {
                        foreign.addAll(others.among(centre, facts));
                        return !foreign.isEmpty();
                    },
                    facts);
            refuse(foreign);
        }
        forwarding.heard(centre, report);
        return new Answer(facts.size());
    }

    private static void refuse(List<Integer> foreign) {
        if (!foreign.isEmpty()) {
            Problem problem = notTaken();
            for (int index : foreign) {
                problem = wrong(problem, index, "of-another-centre");
            }
            throw new ProblemException(problem);
        }
    }

    private static Problem notTaken() {
        return Problem.of(
                422, "facts-not-taken", "Tidak ada yang disimpan.", "Nothing of it was taken: see what is wrong.");
    }

    private List<Fact> read(CallCentre centre, List<ForwardedFacts.@Nullable ForwardedFact> all) {
        Problem problem = notTaken();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            switch (ForeignFacts.read(centre, all.get(i), clock.instant())) {
                case ForeignFacts.Read.Good(Fact fact) -> facts.add(fact);
                case ForeignFacts.Read.Bad(String code) -> problem = wrong(problem, i, code);
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
