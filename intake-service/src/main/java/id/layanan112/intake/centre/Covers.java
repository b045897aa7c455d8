package id.layanan112.intake.centre;

import id.layanan112.intake.audit.Audit;
import id.layanan112.kit.access.CoveredCentres;
import id.layanan112.kit.ids.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a deputy stand in for a centre, for some hours and on record. */
@ApplicationScoped
class Covers implements CoveredCentres {
    private final CoverRows rows;
    private final Centres centres;
    private final Audit audit;
    private final InstantSource clock;
    // Asked by every request; another replica knows a change two seconds later.
    private volatile List<Cover> holding = List.of();

    Covers(CoverRows rows, Centres centres, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.centres = centres;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the wish to be covered for. */
    sealed interface Outcome {
        record Granted(Cover cover) implements Outcome {}

        record NoSuchCentre() implements Outcome {}

        /** Its settings name nobody. */
        record NoDeputy() implements Outcome {}

        record Covered(Cover already) implements Outcome {}
    }

    Outcome grant(String centreCode, Duration time, String reason, String who) {
        Outcome outcome = QuarkusTransaction.requiringNew().call(() -> {
            rows.lock();
            Optional<CentreSettings> settings = centres.settings(centreCode);
            Optional<String> deputy = settings.map(CentreSettings::deputy);
            if (settings.isEmpty() || deputy.isEmpty()) {
                return settings.isEmpty() ? new Outcome.NoSuchCentre() : new Outcome.NoDeputy();
            }
            Optional<Cover> already = rows.holding().stream()
                    .filter(one -> one.centreCode().equals(centreCode))
                    .findFirst();
            return already.<Outcome>map(Outcome.Covered::new)
                    .orElseGet(() -> grant(centreCode, deputy.get(), time, reason, who));
        });
        refresh();
        return outcome;
    }

    private Outcome grant(String centreCode, String deputy, Duration time, String reason, String who) {
        Instant now = clock.instant();
        Cover cover = new Cover(Ids.v7(), centreCode, deputy, reason, who, now, now.plus(time), null, null);
        rows.insert(cover);
        audit(who, "COVER_GRANTED", cover, reason);
        return new Outcome.Granted(cover);
    }

    /** @return empty when there is no such cover of this centre */
    Optional<Cover> end(String centreCode, UUID coverId, String who) {
        Optional<Cover> ended = QuarkusTransaction.requiringNew().call(() -> {
            rows.lock();
            Optional<Cover> cover = find(centreCode, coverId);
            cover.filter(one -> one.endedAt() == null).ifPresent(one -> {
                rows.ended(coverId, who, clock.instant());
                audit(who, "COVER_ENDED", one, one.reason());
            });
            return find(centreCode, coverId);
        });
        refresh();
        return ended;
    }

    private Optional<Cover> find(String centreCode, UUID coverId) {
        return rows.of(centreCode).stream()
                .filter(one -> one.coverId().equals(coverId))
                .findFirst();
    }

    List<Cover> of(String centreCode) {
        return rows.of(centreCode);
    }

    /** When people ended a cover of this centre last. */
    Optional<Instant> lastEnded(String centreCode) {
        return rows.of(centreCode).stream()
                .flatMap(one -> Stream.ofNullable(one.endedAt()))
                .max(Comparator.naturalOrder());
    }

    boolean covered(String centreCode) {
        Instant now = clock.instant();
        return holding.stream().anyMatch(one -> one.centreCode().equals(centreCode) && one.holds(now));
    }

    @Override
    public Set<String> by(String deputyCode) {
        Instant now = clock.instant();
        return holding.stream()
                .filter(one -> one.deputyCode().equals(deputyCode) && one.holds(now))
                .map(Cover::centreCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    @PostConstruct
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        holding = rows.holding();
    }

    private void audit(String who, String what, Cover cover, String why) {
        LocalDate day = centres.now()
                .find(cover.centreCode())
                .map(centre -> LocalDate.ofInstant(clock.instant(), centre.zone()))
                .orElseThrow();
        audit.write(new Audit.Deed(null, day, who, what, cover.coverId(), cover.centreCode() + ": " + why));
    }
}
