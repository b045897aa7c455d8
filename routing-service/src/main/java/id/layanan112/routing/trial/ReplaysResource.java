package id.layanan112.routing.trial;

import id.layanan112.contracts.Topics;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.routing.lifecycle.PolicyScopes;
import id.layanan112.routing.lifecycle.StoredPolicies;
import id.layanan112.routing.policy.Policy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Replays over HTTP: begun, watched, and read page by page. */
@Path("/replays")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ReplaysResource {
    private static final int PAGE = 1000;

    private final Replays replays;
    private final ReplayRows rows;
    private final StoredPolicies stored;
    private final PolicyScopes scopes;
    private final Access access;
    private final InstantSource clock;

    ReplaysResource(
            Replays replays,
            ReplayRows rows,
            StoredPolicies stored,
            PolicyScopes scopes,
            Access access,
            InstantSource clock) {
        this.replays = replays;
        this.rows = rows;
        this.stored = stored;
        this.scopes = scopes;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param from of publishing; null: all that the topic still has
     * @param until null: up to now
     */
    record NewReplay(
            @Nullable String policyId,
            @Nullable Long version,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** @param groups the most frequent differences, once all are found */
    record ReplayView(ReplayRows.Replay replay, int percent, List<ReplayRows.Group> groups) {}

    /** @param next the cursor of the next page; null when no more was found so far */
    record DifferencePage(
            List<ReplayRows.Difference> items, @Nullable Long next) {}

    @POST
    @APIResponseSchema(ReplayView.class)
    @Operation(
            summary =
                    "Putar ulang satu masa lewat draf. What a draft would have changed in a recorded period; it runs on, and is watched.")
    public Response start(@Nullable NewReplay asked) {
        if (asked == null || asked.policyId() == null || asked.version() == null) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "policyId",
                            "missing",
                            "Sebutkan policyId dan version.",
                            "Say which policyId and version."));
        }
        Instant until = Objects.requireNonNullElse(asked.until(), clock.instant());
        Instant from = Objects.requireNonNullElse(asked.from(), until.minus(kept()));
        if (from.isBefore(Instant.EPOCH)) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("from", "too-early", "Tidak ada rekaman setua itu.", "Nothing recorded is as old."));
        }
        if (!from.isBefore(until)) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("until", "empty-period", "Harus sesudah from.", "It must be later than from."));
        }
        Policy draft = stored.get(asked.policyId(), asked.version());
        scopes.check(draft.scope());
        UUID replayId = replays.start(draft, from, until, access.who())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        409,
                        "replay-running",
                        "Pemutaran ulang lain masih berjalan.",
                        "Another replay is running here.")));
        return Response.accepted(view(replayId))
                .location(URI.create("/replays/" + replayId))
                .build();
    }

    private static Duration kept() {
        return Objects.requireNonNull(Topics.INCIDENT.retention(), "the topic of incidents is not compacted");
    }

    @GET
    @Path("/{replayId}")
    @Operation(summary = "Sejauh mana. How far it is, and what differs most.")
    public ReplayView get(UUID replayId) {
        return view(replayId);
    }

    @GET
    @Path("/{replayId}/differences")
    @Operation(summary = "Setiap perbedaan. Every difference, page by page.")
    public DifferencePage differences(
            UUID replayId,
            @QueryParam("cursor") @DefaultValue("0") long cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        visible(replayId);
        int size = Math.clamp(limit, 1, PAGE);
        List<ReplayRows.Difference> found = rows.differences(replayId, cursor, size);
        return new DifferencePage(
                found, found.size() < size ? null : found.getLast().position());
    }

    private ReplayView view(UUID replayId) {
        ReplayRows.Replay replay = visible(replayId);
        int percent = replay.total() == 0
                ? (replay.state().equals("DONE") ? 100 : 0)
                : (int) (100 * replay.read() / replay.total());
        return new ReplayView(replay, percent, replay.state().equals("DONE") ? rows.groups(replayId) : List.of());
    }

    /** What others replayed does not exist for those who may not change their policies. */
    private ReplayRows.Replay visible(UUID replayId) {
        ReplayRows.Replay replay = rows.find(replayId).orElseThrow(NotFoundException::new);
        if (!scopes.covers(stored.get(replay.policyId(), replay.version()).scope())) {
            throw new NotFoundException();
        }
        return replay;
    }
}
