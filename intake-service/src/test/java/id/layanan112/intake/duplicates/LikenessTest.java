package id.layanan112.intake.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.duplicates.Likeness.Match;
import id.layanan112.intake.duplicates.Likeness.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");
    private static final double METRE = 1 / 111_200.0;

    @Test
    void shouldSayWhy() {
        Match match = Likeness.of(at(IncidentType.TRAFFIC_ACCIDENT, 0, 0), at(IncidentType.TRAFFIC_ACCIDENT, 20, 2))
                .orElseThrow();
        assertThat(match.reasons()).containsExactly(Reason.SAME_TYPE, Reason.NEAR, Reason.SAME_TIME);
        assertThat(match.metres()).isEqualTo(20);
        assertThat(match.score()).isBetween(0.9, 1.0);
    }

    @Test
    void shouldKnowWhatIsOftenReportedTogether() {
        assertThat(Likeness.of(at(IncidentType.FIRE, 0, 0), at(IncidentType.MEDICAL, 10, 1)))
                .get()
                .satisfies(match -> assertThat(match.reasons()).startsWith(Reason.OFTEN_TOGETHER));
        assertThat(Likeness.of(at(IncidentType.FIRE, 0, 0), at(IncidentType.WATER_SUPPLY, 0, 0)))
                .isEmpty();
    }

    @Test
    void shouldBeTheSameInEitherOrderAndFallWithDistanceAndTime() {
        long seed = Long.getLong("layanan112.seed", 112);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            int metres = random.nextInt(200);
            int minutes = random.nextInt(14);
            IncidentType type = IncidentType.values()[random.nextInt(IncidentType.values().length)];
            Sighting here = at(IncidentType.TRAFFIC_ACCIDENT, 0, 0);
            double score = score(here, at(type, metres, minutes));
            assertThat(score(at(type, metres, minutes), here))
                    .as("seed %d", seed)
                    .isEqualTo(score);
            assertThat(score(here, at(type, metres + 50, minutes)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(score);
            assertThat(score(here, at(type, metres, minutes + 1)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(score);
        }
    }

    @Test
    void shouldAllowForWhatAPlaceMayBeOff() {
        Sighting exact = at(IncidentType.FIRE, 0, 0);
        assertThat(Likeness.of(exact, at(IncidentType.FIRE, 200, 1))).isEmpty();
        assertThat(Likeness.of(exact, sighting(IncidentType.FIRE, new Sighting.Spot(200 * METRE, 0, 200), 1)))
                .isPresent();
    }

    @Test
    void shouldNeverReachBeyondItsTime() {
        assertThat(Likeness.of(at(IncidentType.FIRE, 0, 0), at(IncidentType.FIRE, 0, 15)))
                .isPresent();
        assertThat(Likeness.of(at(IncidentType.FIRE, 0, 0), at(IncidentType.FIRE, 0, 16)))
                .isEmpty();
    }

    @Test
    void shouldBeWeakWithoutAPlace() {
        Sighting nowhere = sighting(IncidentType.FIRE, null, 1);
        Optional<Match> match = Likeness.of(at(IncidentType.FIRE, 0, 0), nowhere);
        assertThat(match).get().satisfies(one -> {
            assertThat(one.score()).isLessThan(0.31);
            assertThat(one.metres()).isEqualTo(-1);
            assertThat(one.reasons()).contains(Reason.SAME_REGION);
        });
        assertThat(Likeness.of(at(IncidentType.MEDICAL, 0, 0), nowhere)).isEmpty();
        assertThat(Likeness.of(at(IncidentType.FIRE, 0, 9), nowhere)).isEmpty();
    }

    private static double score(Sighting one, Sighting other) {
        return Likeness.of(one, other).map(Match::score).orElse(0.0);
    }

    private static Sighting at(IncidentType type, int metresNorth, int minutes) {
        return sighting(type, new Sighting.Spot(metresNorth * METRE, 0, 0), minutes);
    }

    private static Sighting sighting(IncidentType type, Sighting.@Nullable Spot spot, int minutes) {
        return new Sighting(type, "32.73", spot, NOW.plusSeconds(60L * minutes));
    }
}
