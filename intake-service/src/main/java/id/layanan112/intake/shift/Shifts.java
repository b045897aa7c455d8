package id.layanan112.intake.shift;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.callback.OwnedCallbacks;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.timeline.Alarms;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.ids.Ids;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a shift to the next: whoever leaves owns nothing any more, and somebody else accepts what is left. */
@ApplicationScoped
class Shifts {
    private final ShiftRows rows;
    private final Alarms alarms;
    private final OwnedCallbacks callbacks;
    private final DetailsVault vault;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentCentres centres;
    private final InstantSource clock;

    Shifts(
            ShiftRows rows,
            Alarms alarms,
            OwnedCallbacks callbacks,
            DetailsVault vault,
            Idempotency idempotency,
            Audit audit,
            CurrentCentres centres,
            InstantSource clock) {
        this.rows = rows;
        this.alarms = alarms;
        this.callbacks = callbacks;
        this.vault = vault;
        this.idempotency = idempotency;
        this.audit = audit;
        this.centres = centres;
        this.clock = clock;
    }

    /** What became of the wish to leave a shift. */
    sealed interface Giving {
        record Given(ShiftHandover handover, boolean repeat) implements Giving {}

        record KeyReused() implements Giving {}
    }

    /** What became of the wish to accept one. */
    sealed interface Accepting {
        /** @param notes may speak of people: kept as their details are */
        record Accepted(ShiftHandover handover, @Nullable String notes) implements Accepting {
            @Override
            public String toString() {
                return "Accepted[...]";
            }
        }

        record SamePerson() implements Accepting {}

        record TakenBefore() implements Accepting {}
    }

    /** The same person with the same key leaves a shift once. */
    @Transactional
    Giving give(Access access, String centre, String key, @Nullable String notes) {
        Idempotency.Request request = Idempotency.Request.of(
                "centre:" + centre + "/shift/" + access.who(), key, ("" + notes).getBytes(UTF_8), Ids.v7());
        return switch (idempotency.claim(List.of(request)).getFirst()) {
            case Idempotency.Claim.First() -> new Giving.Given(left(access, request.createdId(), centre, notes), false);
            case Idempotency.Claim.Repeat(UUID before) ->
                new Giving.Given(rows.locked(access, before).orElseThrow(), true);
            case Idempotency.Claim.Reused() -> new Giving.KeyReused();
        };
    }

    private ShiftHandover left(Access access, UUID handoverId, String centre, @Nullable String notes) {
        Alarms.Left left = alarms.left(access);
        ShiftHandover one = new ShiftHandover(
                handoverId,
                centre,
                access.who(),
                clock.instant(),
                left.open(),
                left.alarms(),
                callbacks.leave(centre, access.who()),
                null,
                null);
        rows.insert(one);
        if (notes != null && !notes.isBlank()) {
            vault.complete(
                    handoverId, null, new CallDetails(null, null, new CallDetails.Narrative(notes)), access.who());
        }
        return one;
    }

    /**
     * Whoever accepts has the tasks of the shift before, and reads its notes, which is audited; once more for the same.
     *
     * @return empty when there is no such handover for the asker
     */
    @Transactional
    Optional<Accepting> accept(Access access, UUID handoverId) {
        return rows.locked(access, handoverId).map(one -> {
            if (one.givenBy().equals(access.who())) {
                return new Accepting.SamePerson();
            }
            if (one.takenBy() != null && !one.takenBy().equals(access.who())) {
                return new Accepting.TakenBefore();
            }
            if (one.takenBy() == null) {
                rows.taken(handoverId, access.who(), clock.instant());
                callbacks.take(one.centreCode(), one.callbacks(), access.who());
            }
            audit.write(new Audit.Deed(
                    null, today(one.centreCode()), access.who(), "READ", handoverId, "shift handover accepted"));
            CallDetails.Narrative notes = vault.read(handoverId).narrative();
            return new Accepting.Accepted(
                    rows.locked(access, handoverId).orElseThrow(), notes == null ? null : notes.text());
        });
    }

    private LocalDate today(String centreCode) {
        ZoneId zone = centres.now().find(centreCode).map(CallCentre::zone).orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
