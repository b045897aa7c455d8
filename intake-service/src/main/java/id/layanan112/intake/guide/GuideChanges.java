package id.layanan112.intake.guide;

import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes, approves and withdraws guides: two persons for each, and both are remembered. */
@ApplicationScoped
class GuideChanges {
    private static final ZoneId NATION = ZoneId.of("Asia/Jakarta");

    private final GuideRows rows;
    private final Guides guides;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentCentres centres;
    private final InstantSource clock;

    GuideChanges(
            GuideRows rows,
            Guides guides,
            Idempotency idempotency,
            Audit audit,
            CurrentCentres centres,
            InstantSource clock) {
        this.rows = rows;
        this.guides = guides;
        this.idempotency = idempotency;
        this.audit = audit;
        this.centres = centres;
        this.clock = clock;
    }

    /** What became of a draft, an approval or a withdrawal. */
    sealed interface Outcome {
        record Done(Guide guide, boolean repeat) implements Outcome {}

        record Invalid(List<Problem.FieldError> errors) implements Outcome {}

        /** Somebody else writes guides for this scope. */
        record OtherScope() implements Outcome {}

        record KeyReused() implements Outcome {}

        record NotThere() implements Outcome {}

        record SamePerson() implements Outcome {}

        /** It is no draft any more, or not in force any more. */
        record Ended() implements Outcome {}
    }

    /** The same person with the same key writes one draft. */
    Outcome draft(Access access, String key, NewGuide guide, byte[] body) {
        List<Problem.FieldError> errors = GuideRules.errors(guide);
        IncidentType type = guide.incidentType();
        String scope = guide.scope();
        if (!errors.isEmpty() || type == null || scope == null) {
            return new Outcome.Invalid(errors);
        }
        if (!writes(access, scope)) {
            return new Outcome.OtherScope();
        }
        Idempotency.Request request = Idempotency.Request.of("guides/" + access.who(), key, body, Ids.v7());
        return QuarkusTransaction.requiringNew().call(() -> switch (idempotency
                .claim(List.of(request))
                .getFirst()) {
            case Idempotency.Claim.First() -> {
                rows.insert(request.createdId(), type, scope, guide, access.who());
                Guide written = rows.find(request.createdId()).orElseThrow();
                audit(access, "GUIDE_WRITTEN", written);
                yield new Outcome.Done(written, false);
            }
            case Idempotency.Claim.Repeat(UUID before) ->
                new Outcome.Done(rows.find(before).orElseThrow(), true);
            case Idempotency.Claim.Reused() -> new Outcome.KeyReused();
        });
    }

    /** By somebody else than who wrote it; by the same second person once more, it is the same. */
    Outcome approve(Access access, UUID guideId) {
        return changed(() -> rows.find(guideId)
                .filter(one -> decides(access, one.scope()))
                .map(one -> approve(access, guideId, one))
                .orElseGet(Outcome.NotThere::new));
    }

    private Outcome approve(Access access, UUID guideId, Guide one) {
        String who = access.who();
        return switch (one.state()) {
            case DRAFT -> {
                if (who.equals(one.writtenBy())) {
                    yield new Outcome.SamePerson();
                }
                rows.approve(one, who);
                audit(access, "GUIDE_APPROVED", one);
                yield new Outcome.Done(rows.find(guideId).orElseThrow(), false);
            }
            case IN_FORCE -> who.equals(one.approvedBy()) ? new Outcome.Done(one, true) : new Outcome.Ended();
            case REPLACED, WITHDRAWN -> new Outcome.Ended();
        };
    }

    /** What is in force, and what is only a draft, also one's own; withdrawn once more, it is the same. */
    Outcome withdraw(Access access, UUID guideId) {
        return changed(() -> rows.find(guideId)
                .filter(one -> decides(access, one.scope()))
                .map(one -> withdraw(access, guideId, one))
                .orElseGet(Outcome.NotThere::new));
    }

    private Outcome withdraw(Access access, UUID guideId, Guide one) {
        return switch (one.state()) {
            case DRAFT, IN_FORCE -> {
                rows.withdraw(guideId, access.who());
                audit(access, "GUIDE_WITHDRAWN", one);
                yield new Outcome.Done(rows.find(guideId).orElseThrow(), false);
            }
            case WITHDRAWN -> new Outcome.Done(one, true);
            case REPLACED -> new Outcome.Ended();
        };
    }

    /** What waits for a second person where the asker is one. */
    List<Guide> drafts(Access access) {
        return rows.drafts(access.nation(), access.centre().map(this::regions).orElse(Set.of()));
    }

    private Outcome changed(Supplier<Outcome> change) {
        Outcome outcome = QuarkusTransaction.requiringNew().call(() -> {
            rows.lock();
            return change.get();
        });
        guides.refresh();
        return outcome;
    }

    /** A region's guide is written by who leads its call takers; the nation's by its administrators too. */
    private boolean writes(Access access, String scope) {
        return decides(access, scope) && (scope.equals(Guide.NATION) || access.hasRole(Roles.SUPERVISOR));
    }

    /** The nation has a word in all of them, a centre in those of the regions that it serves itself. */
    private boolean decides(Access access, String scope) {
        return access.nation()
                || access.centre().map(this::regions).orElse(Set.of()).contains(scope);
    }

    private Set<String> regions(String centreCode) {
        return centres.now().find(centreCode).map(CallCentre::regions).orElse(List.of()).stream()
                .filter(region -> centres.now()
                        .ofRegion(region)
                        .filter(one -> one.code().equals(centreCode))
                        .isPresent())
                .map(RegionCode::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void audit(Access access, String what, Guide guide) {
        boolean nation = guide.scope().equals(Guide.NATION);
        ZoneId zone = nation ? NATION : Regions.zoneOf(new RegionCode(guide.scope()));
        audit.write(new Audit.Deed(
                nation ? null : guide.scope(),
                LocalDate.ofInstant(clock.instant(), zone),
                access.who(),
                what,
                Objects.requireNonNull(guide.guideId()),
                guide.incidentType().name()));
    }
}
