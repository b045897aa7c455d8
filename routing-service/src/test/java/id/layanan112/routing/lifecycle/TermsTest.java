package id.layanan112.routing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.routing.lifecycle.Terms.Placing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final String POLICY = "kota-bandung";

    @Test
    void shouldLetALaterVersionTakeThePlaceOfTheOneThatHolds() {
        Term first = term(1, POLICY, 1, 0, null);

        assertThat(new Terms(List.of(first)).place(POLICY, 2, day(10), null))
                .isEqualTo(new Placing.Placed(List.of(first)));
        assertThat(new Terms(List.of(term(1, POLICY, 1, 0, 5))).place(POLICY, 2, day(5), null))
                .isEqualTo(new Placing.Placed(List.of()));
    }

    @Test
    void shouldRefuseWhatOverlapsWithAnotherPolicyOrWithWhatIsScheduled() {
        Term other = term(1, "another", 1, 0, 20);
        Term scheduled = term(2, POLICY, 3, 30, null);
        Terms terms = new Terms(List.of(other, scheduled));

        assertThat(terms.place(POLICY, 4, day(10), day(15))).isEqualTo(new Placing.Overlaps(other));
        assertThat(terms.place(POLICY, 4, day(25), null)).isEqualTo(new Placing.Overlaps(scheduled));
        assertThat(terms.place(POLICY, 4, day(20), day(30))).isEqualTo(new Placing.Placed(List.of()));
        assertThat(terms.place(POLICY, 4, day(30), null)).isEqualTo(new Placing.Overlaps(scheduled));
    }

    @Test
    void shouldSeeThatAVersionHoldsAlready() {
        Term first = term(1, POLICY, 1, 0, null);

        assertThat(new Terms(List.of(first)).place(POLICY, 1, day(3), null)).isEqualTo(new Placing.Already(first));
    }

    @Test
    void shouldGoBackToWhatHeldBeforeAndNeverToWhatWasRolledBack() {
        Term first = term(1, POLICY, 1, 0, 10);
        Term wrong = new Term(2, POLICY, 2, day(10), day(20), true);
        Term restored = term(3, POLICY, 1, 20, null);

        assertThat(new Terms(List.of(first, wrong)).before(wrong)).contains(first);
        assertThat(new Terms(List.of(first, wrong, restored)).before(restored)).isEmpty();
    }

    /** One that was ended before it began is in nobody's way. */
    @Test
    void shouldForgetTermsThatHeldNever() {
        assertThat(new Terms(List.of(term(1, "another", 1, 5, 5))).place(POLICY, 1, day(0), null))
                .isEqualTo(new Placing.Placed(List.of()));
    }

    private static Term term(long id, String policy, long version, int from, @Nullable Integer until) {
        return new Term(id, policy, version, day(from), until == null ? null : day(until), false);
    }

    private static Instant day(int day) {
        return Instant.parse("2027-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }
}
