package id.layanan112.gateway.board;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.DispatchSteps;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders of an agency, as its board lists them. */
@ApplicationScoped
class Cards {
    private static final Duration LOOK_BACK = Duration.ofHours(24);
    /** Of what is done the latest; the others are in the agency's own records. */
    private static final int PAST = 200;

    private static final Comparator<Card> MOST_URGENT =
            Comparator.comparing(Card::priority).thenComparing(Card::since).thenComparing(Card::id);
    private static final Comparator<Card> LATEST =
            Comparator.comparing(Cards::at).reversed().thenComparing(Card::id);

    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final News news;
    private final AgencyChannels channels;
    private final InstantSource clock;

    Cards(Dispatches dispatches, DispatchSteps steps, News news, AgencyChannels channels, InstantSource clock) {
        this.dispatches = dispatches;
        this.steps = steps;
        this.news = news;
        this.channels = channels;
        this.clock = clock;
    }

    /** All of an agency's, by where they stand. */
    record Board(List<Card> cards) {
        List<Card> of(Pane pane) {
            return cards.stream()
                    .filter(card -> card.pane() == pane)
                    .sorted(pane == Pane.DONE ? LATEST : MOST_URGENT)
                    .toList();
        }

        int unread() {
            return (int) cards.stream().filter(Card::unread).count();
        }
    }

    Board of(String agencyId) {
        return new Board(all(agencyId));
    }

    private List<Card> all(String agencyId) {
        Instant now = clock.instant();
        List<Dispatches.OfAgency> theirs = dispatches.ofAgency(agencyId, now.minus(LOOK_BACK), PAST).stream()
                .filter(one -> Placed.of(one.dispatch(), agencyId).pane() != Pane.DONE || today(one, now))
                .toList();
        List<UUID> ids = theirs.stream().map(one -> one.dispatch().dispatchId()).toList();
        Map<UUID, List<DispatchSteps.UnitsOf>> units = steps.units(ids);
        Set<UUID> fresh = news.of(
                agencyId, theirs.stream().map(Dispatches.OfAgency::dispatch).toList());
        return theirs.stream()
                .map(one -> Card.of(
                        one,
                        agencyId,
                        own(units.getOrDefault(one.dispatch().dispatchId(), List.of()), agencyId),
                        fresh.contains(one.dispatch().dispatchId()),
                        otherChannel(one.dispatch(), agencyId)))
                .toList();
    }

    private static List<String> own(List<DispatchSteps.UnitsOf> units, String agencyId) {
        return units.stream()
                .filter(one -> one.agencyId().equals(agencyId))
                .findFirst()
                .map(DispatchSteps.UnitsOf::units)
                .orElse(List.of());
    }

    private boolean otherChannel(Dispatch dispatch, String agencyId) {
        return channels.next(
                        agencyId,
                        dispatch.order().overExerciseChannel(),
                        dispatch.standing().channel())
                .isPresent();
    }

    /** In the region's own zone. */
    private static boolean today(Dispatches.OfAgency one, Instant now) {
        ZoneId zone = zone(one.dispatch().order().regionCode());
        return one.lastAt() != null && LocalDate.ofInstant(one.lastAt(), zone).equals(LocalDate.ofInstant(now, zone));
    }

    private static ZoneId zone(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(RegionCode::parse)
                .map(Regions::zoneOf)
                .orElse(ZoneId.of("Asia/Jakarta"));
    }

    private static Instant at(Card card) {
        return card.at() == null ? card.since() : card.at();
    }
}
