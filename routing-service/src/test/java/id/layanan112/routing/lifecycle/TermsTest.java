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
                .isEqualTo(new Placing.Placed(List.of(first), List.of()));
        assertThat(new Terms(List.of(term(1, POLICY, 1, 0, 5))).place(POLICY, 2, day(5), null))
                .isEqualTo(new Placing.Placed(List.of(), List.of()));
    }

    @Test
    void shouldRefuseWhatOverlapsWithAnotherPolicyOrWithWhatIsScheduled() {
        Term other = term(1, "another", 1, 0, 20);
        Term scheduled = term(2, POLICY, 3, 30, null);
        Terms terms = new Terms(List.of(other, scheduled));

        assertThat(terms.place(POLICY, 4, day(10), day(15))).isEqualTo(new Placing.Overlaps(other));
        assertThat(terms.place(POLICY, 4, day(25), null)).isEqualTo(new Placing.Overlaps(scheduled));
        assertThat(terms.place(POLICY, 4, day(20), day(30))).isEqualTo(new Placing.Placed(List.of(), List.of()));
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
        Term second = term(2, POLICY, 2, 10, 20);
        Term third = new Term(3, POLICY, 3, day(20), day(30), true);
        Term secondAgain = new Term(4, POLICY, 2, day(30), day(40), true);
        Term firstAgain = term(5, POLICY, 1, 40, null);

        assertThat(new Terms(List.of(first, second, third)).before(third)).containsExactly(2L, 1L);
        assertThat(new Terms(List.of(first, second, third, secondAgain)).before(secondAgain))
                .containsExactly(1L);
        // The second was rolled back as well: its first term is no way back to it.
        assertThat(new Terms(List.of(first, second, third, secondAgain, firstAgain)).before(firstAgain))
                .isEmpty();
    }

    @Test
    void shouldGoOnAfterAVersionThatHoldsForATime() {
        Term lasting = term(1, POLICY, 1, 0, null);
        Term ending = term(2, POLICY, 1, 0, 12);

        assertThat(new Terms(List.of(lasting)).place(POLICY, 2, day(10), day(15)))
                .isEqualTo(new Placing.Placed(List.of(lasting), List.of(lasting)));
        assertThat(new Terms(List.of(ending)).place(POLICY, 2, day(10), day(15)))
                .isEqualTo(new Placing.Placed(List.of(ending), List.of()));
    }

    @Test
    void shouldKnowWhatOfAVersionIsStillOpen() {
        Term over = term(1, POLICY, 1, 0, 5);
        Term holding = term(2, POLICY, 1, 8, 12);
        Term coming = term(3, POLICY, 1, 20, null);

        assertThat(new Terms(List.of(over, holding, coming)).open(POLICY, 1, day(10)))
                .containsExactly(holding, coming);
    }

    /** One that was ended before it began is in nobody's way. */
    @Test
    void shouldForgetTermsThatHeldNever() {
        assertThat(new Terms(List.of(term(1, "another", 1, 5, 5))).place(POLICY, 1, day(0), null))
                .isEqualTo(new Placing.Placed(List.of(), List.of()));
    }

    private static Term term(long id, String policy, long version, int from, @Nullable Integer until) {
        return new Term(id, policy, version, day(from), until == null ? null : day(until), false);
    }

    private static Instant day(int day) {
        return Instant.parse("2027-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }
}
