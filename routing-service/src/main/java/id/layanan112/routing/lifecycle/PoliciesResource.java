package id.layanan112.routing.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.routing.policy.Finding;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicyRefused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Policies over HTTP: written as YAML or JSON, read by whoever works with 112. */
@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class PoliciesResource {
    private static final String YAML = "application/yaml";
    private static final int PAGE = 200;

    private final PolicyBook book;
    private final PolicyRows rows;
    private final PolicyScopes scopes;
    private final Access access;
    private final InstantSource clock;

    PoliciesResource(PolicyBook book, PolicyRows rows, PolicyScopes scopes, Access access, InstantSource clock) {
        this.book = book;
        this.rows = rows;
        this.scopes = scopes;
        this.access = access;
        this.clock = clock;
    }

    /** @param next the cursor of the next page; null on the last */
    record PolicyPage(List<PolicyView> items, @Nullable String next) {}

    /** @param document as it was written */
    record PolicyDocument(PolicyView policy, String document, List<PolicyRows.Deed> history) {}

    /** @param findings empty when it can be drafted */
    record Validation(boolean valid, List<Finding> findings) {}

    /** @param at with its zone; null: when the document says, or now */
    record Activation(@Nullable Instant at) {}

    /** @param reason for those who come after */
    record Because(@Nullable String reason) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SUPERVISOR, Roles.DISPATCHER, Roles.MONITORING_ANALYST, Roles.AUDITOR})
    @Operation(summary = "Semua kebijakan, versi terbarunya. All policies, each with its newest version.")
    public PolicyPage list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Math.clamp(limit, 1, PAGE);
        List<StoredVersion> found = rows.present(cursor, size);
        return new PolicyPage(
                found.stream().map(this::view).toList(),
                found.size() < size ? null : found.getLast().policyId());
    }

    @GET
    @Path("/{policyId}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SUPERVISOR, Roles.DISPATCHER, Roles.MONITORING_ANALYST, Roles.AUDITOR})
    @Operation(summary = "Versi-versi satu kebijakan, terbaru dahulu. The versions of one policy, the newest first.")
    public List<PolicyView> versions(String policyId) {
        List<PolicyView> versions =
                rows.versions(policyId).stream().map(this::view).toList();
        if (versions.isEmpty()) {
            throw PolicyErrors.of(new PolicyBook.Outcome.Unknown());
        }
        return versions;
    }

    @GET
    @Path("/{policyId}/versions/{version}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SUPERVISOR, Roles.DISPATCHER, Roles.MONITORING_ANALYST, Roles.AUDITOR})
    @Operation(summary = "Satu versi dan riwayatnya. One version, as it was written, and who did what with it.")
    public PolicyDocument version(String policyId, long version) {
        StoredVersion stored =
                rows.find(policyId, version).orElseThrow(() -> PolicyErrors.of(new PolicyBook.Outcome.Unknown()));
        return new PolicyDocument(view(stored), new String(stored.document(), UTF_8), rows.deeds(policyId, version));
    }

    @POST
    @Path("/validate")
    @Consumes({YAML, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(summary = "Periksa saja. Only looks; nothing is kept.")
    public Validation validate(byte[] document) {
        List<Finding> findings = book.findings(document);
        return new Validation(findings.isEmpty(), findings);
    }

    @POST
    @Consumes({YAML, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @APIResponseSchema(PolicyView.class)
    @Operation(
            summary = "Versi baru sebagai draf. A new version, as a draft; the same document again is the same draft.")
    public Response draft(byte[] document) {
        Policy policy = read(document);
        scopes.check(policy.scope());
        return switch (book.draft(policy, document, access.who())) {
            case PolicyBook.Outcome.Done(StoredVersion version, boolean changed) ->
                Response.status(changed ? 201 : 200)
                        .location(URI.create("/policies/" + version.policyId() + "/versions/" + version.version()))
                        .entity(view(version))
                        .build();
            case PolicyBook.Outcome.Refused refused -> throw PolicyErrors.of(refused);
        };
    }

    private static Policy read(byte[] document) {
        try {
            return PolicyReader.read(document, 1);
        } catch (PolicyRefused e) {
            throw PolicyErrors.invalid(e.findings());
        }
    }

    @POST
    @Path("/{policyId}/versions/{version}/propose")
    @Operation(summary = "Usulkan. Asks a second person to look at it.")
    public PolicyView propose(String policyId, long version) {
        scopes.check(rows.find(policyId, version));
        return done(book.propose(policyId, version, access.who()));
    }

    @POST
    @Path("/{policyId}/versions/{version}/approve")
    @Operation(summary = "Setujui, oleh orang kedua. Approves it; never by who wrote or proposed it.")
    public PolicyView approve(String policyId, long version) {
        scopes.check(rows.find(policyId, version));
        return done(book.approve(policyId, version, access.who()));
    }

    @POST
    @Path("/{policyId}/versions/{version}/reject")
    @Operation(summary = "Tolak, dengan alasan. Rejects it, with a reason.")
    public PolicyView reject(String policyId, long version, @Nullable Because because) {
        scopes.check(rows.find(policyId, version));
        return done(book.reject(policyId, version, access.who(), reason(because)));
    }

    @POST
    @Path("/{policyId}/versions/{version}/activate")
    @Operation(summary = "Berlakukan, sekarang atau nanti. Puts it in force, now or at a time.")
    public PolicyView activate(String policyId, long version, @Nullable Activation activation) {
        scopes.check(rows.find(policyId, version));
        return done(book.activate(policyId, version, activation == null ? null : activation.at(), access.who()));
    }

    @POST
    @Path("/{policyId}/versions/{version}/roll-back")
    @Operation(
            summary =
                    "Cabut versi yang salah, sekarang; yang sebelumnya berlaku lagi. Takes back a wrong version, now; the one before it, approved as it was, holds again.")
    public PolicyView rollBack(String policyId, long version, @Nullable Because because) {
        scopes.check(rows.find(policyId, version));
        return done(book.rollBack(policyId, version, access.who(), reason(because)));
    }

    @POST
    @Path("/{policyId}/versions/{version}/end")
    @Operation(
            summary =
                    "Akhiri, juga yang baru dijadwalkan. Ends a version, scheduled or in force; then the wider policies hold.")
    public PolicyView end(String policyId, long version, @Nullable Because because) {
        scopes.check(rows.find(policyId, version));
        return done(book.end(policyId, version, access.who(), reason(because)));
    }

    private static String reason(@Nullable Because because) {
        if (because == null || because.reason() == null || because.reason().isBlank()) {
            throw new ProblemException(
                    Problem.invalidBody().withField("reason", "missing", "Sebutkan alasannya.", "Say why."));
        }
        if (because.reason().length() > 500) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("reason", "too-long", "Paling panjang 500 huruf.", "500 letters at most."));
        }
        return because.reason().strip();
    }

    private PolicyView done(PolicyBook.Outcome outcome) {
        return switch (outcome) {
            case PolicyBook.Outcome.Done(StoredVersion version, boolean changed) -> view(version);
            case PolicyBook.Outcome.Refused refused -> throw PolicyErrors.of(refused);
        };
    }

    private PolicyView view(StoredVersion version) {
        return PolicyView.of(version, rows.termsOf(version.policyId(), version.version()), clock.instant());
    }
}
