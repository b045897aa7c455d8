package id.layanan112.monitoring.publication;

import id.layanan112.monitoring.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;

/** Which days are over for everybody: the public never sees a day that goes on. */
@ApplicationScoped
class ClosedDays {
    private static final String LAST_TO_END = "11.01";

    private final PublicationSettings settings;
    private final InstantSource clock;

    ClosedDays(PublicationSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest closed day of a region. */
    LocalDate newest(String region) {
        return LocalDate.ofInstant(clock.instant().minus(settings.dayClosesAfter()), Place.zoneOf(region))
                .minusDays(1);
    }

    /** The newest day that is closed in the whole country. */
    LocalDate newestEverywhere() {
        return newest(LAST_TO_END);
    }

    /** When a day was closed in the whole country. */
    Instant closingOf(LocalDate day) {
        return day.plusDays(1)
                .atStartOfDay(Place.zoneOf(LAST_TO_END))
                .toInstant()
                .plus(settings.dayClosesAfter());
    }

    long closesAfterSeconds() {
        return settings.dayClosesAfter().toSeconds();
    }

    /** The newest month whose incidents may be published. */
    YearMonth newestMonth() {
        return YearMonth.from(newestEverywhere().plusDays(1).minus(settings.monthClosesAfter()))
                .minusMonths(1);
    }
}
