package id.layanan112.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.gateway.dispatch.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacedTest {
    private static final Instant AT = Instant.parse("2026-11-23T07:05:00Z");

    @ParameterizedTest
    @CsvSource({
        "ORDERED,   WAITING, true",
        "DELIVERED, WAITING, true",
        "RECEIVED,  WAITING, true",
        "READ,      WAITING, false",
        "DEFERRED,  WAITING, false",
        "ACCEPTED,  ACTIVE,  false",
        "PARTIAL,   ACTIVE,  false",
        "EN_ROUTE,  ACTIVE,  false",
        "ON_SCENE,  ACTIVE,  false",
        "DONE,      DONE,    false"
    })
    void shouldPlaceWhatItsHolderHas(DispatchStatus status, Pane pane, boolean unread) {
        Placed placed = Placed.of(held(0, status), "one");

        assertThat(placed).isEqualTo(new Placed(pane, status, false));
        assertThat(placed.unread()).isEqualTo(unread);
    }

    @Test
    void shouldShowWhatMovedOnAsGone() {
        assertThat(Placed.of(held(1, DispatchStatus.ACCEPTED), "one"))
                .isEqualTo(new Placed(Pane.DONE, DispatchStatus.ACCEPTED, true));
        assertThat(Placed.of(held(1, DispatchStatus.DELIVERED), "one").unread()).isFalse();
        assertThat(Placed.of(held(2, DispatchStatus.UNFULFILLED), "two").gone()).isTrue();
    }

    @Test
    void shouldShowWhatWasWithdrawnAsGone() {
        assertThat(Placed.of(held(0, DispatchStatus.WITHDRAWN), "one"))
                .isEqualTo(new Placed(Pane.DONE, DispatchStatus.WITHDRAWN, true));
        assertThat(Placed.of(held(0, DispatchStatus.WITHDRAWN, coming(DispatchStatus.EN_ROUTE)), "two")
                        .gone())
                .isTrue();
    }

    /** With a part, or after the order had moved on: whoever holds it, its own people are on the road. */
    @Test
    void shouldPlaceWhoComesBesidesByItsOwnSteps() {
        assertThat(Placed.of(held(0, DispatchStatus.DELIVERED, coming(DispatchStatus.PARTIAL)), "two"))
                .isEqualTo(new Placed(Pane.ACTIVE, DispatchStatus.PARTIAL, false));
        assertThat(Placed.of(held(2, DispatchStatus.UNFULFILLED, coming(DispatchStatus.EN_ROUTE)), "two"))
                .isEqualTo(new Placed(Pane.ACTIVE, DispatchStatus.EN_ROUTE, false));
        assertThat(Placed.of(held(0, DispatchStatus.DONE, coming(DispatchStatus.ON_SCENE)), "two")
                        .pane())
                .isEqualTo(Pane.ACTIVE);
        assertThat(Placed.of(held(0, DispatchStatus.ACCEPTED, coming(DispatchStatus.DONE)), "two")
                        .pane())
                .isEqualTo(Pane.DONE);
    }

    @Test
    void shouldGiveEachStepAKeyOfItsOwn() {
        Set<String> letters = new HashSet<>();
        Arrays.stream(id.layanan112.gateway.link.StepButton.values())
                .map(StepKey::of)
                .forEach(key ->
                        assertThat(letters.add(key.letter())).as(key.letter()).isTrue());
        // Those of the board's other deeds.
        assertThat(letters).doesNotContain("U", "N", "C");
    }

    private static Coming coming(DispatchStatus status) {
        return new Coming("two", "Dua", status, status == DispatchStatus.PARTIAL);
    }

    private static Dispatch held(int rung, DispatchStatus status, Coming... coming) {
        Ordered order = new Ordered(
                new UUID(1, 2),
                new UUID(1, 1),
                Lane.FIRE,
                "FIRE",
                DispatchRole.LEAD,
                1,
                "32.73",
                "32.73",
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(),
                Victims.UNKNOWN,
                false,
                false,
                false,
                List.of(
                        new Rung(RungSource.OWN, "one", "FIRE", "Satu", null),
                        new Rung(RungSource.NEIGHBOUR, "two", "FIRE", "Dua", null),
                        new Rung(RungSource.SUPERVISOR, null, null, "Penyelia", null)),
                List.of(60L),
                ProtectedBlocks.NONE,
                AT,
                AT,
                Duration.ofMinutes(30),
                AT.plusSeconds(1800));
        return new Dispatch(order, new Standing(1, status, rung, 0, List.of(coming), List.of("one", "two"), false, 0));
    }
}
