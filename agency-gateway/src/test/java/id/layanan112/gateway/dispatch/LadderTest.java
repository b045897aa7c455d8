package id.layanan112.gateway.dispatch;

import static id.layanan112.contracts.DispatchStatus.ACCEPTED;
import static id.layanan112.contracts.DispatchStatus.DELIVERED;
import static id.layanan112.contracts.DispatchStatus.DONE;
import static id.layanan112.contracts.DispatchStatus.EN_ROUTE;
import static id.layanan112.contracts.DispatchStatus.ORDERED;
import static id.layanan112.contracts.DispatchStatus.UNFULFILLED;
import static id.layanan112.contracts.DispatchStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Ladder.Move;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LadderTest {
    @Test
    void shouldGoUpAndOverRungs() {
        assertThat(Ladder.acknowledge(ORDERED, AckStep.ACCEPTED)).isEqualTo(new Move.Up(ACCEPTED));
        assertThat(Ladder.acknowledge(ACCEPTED, AckStep.EN_ROUTE)).isEqualTo(new Move.Up(EN_ROUTE));
        assertThat(Ladder.acknowledge(DELIVERED, AckStep.DONE)).isEqualTo(new Move.Up(DONE));
    }

    @Test
    void shouldOnlyRecordWhatComesLateOrTwice() {
        assertThat(Ladder.acknowledge(ACCEPTED, AckStep.READ)).isInstanceOf(Move.Recorded.class);
        assertThat(Ladder.acknowledge(ACCEPTED, AckStep.ACCEPTED)).isInstanceOf(Move.Recorded.class);
        assertThat(Ladder.acknowledge(EN_ROUTE, AckStep.DECLINED)).isInstanceOf(Move.Recorded.class);
    }

    @Test
    void shouldGoToTheNextAgencyWhenItIsDeclined() {
        assertThat(Ladder.acknowledge(DELIVERED, AckStep.DECLINED)).isEqualTo(new Move.NextAgency());
        assertThat(Ladder.acknowledge(ACCEPTED, AckStep.DECLINED)).isEqualTo(new Move.NextAgency());
    }

    @Test
    void shouldLeaveWhatIsOver() {
        for (DispatchStatus over : List.of(DONE, WITHDRAWN, UNFULFILLED)) {
            for (AckStep step : AckStep.values()) {
                assertThat(Ladder.acknowledge(over, step)).isInstanceOf(Move.Recorded.class);
            }
        }
    }

    @Test
    void shouldNeverGoBackWhateverComes() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 1000; run++) {
            DispatchStatus status = ORDERED;
            boolean accepted = false;
            for (int i = 0; i < 20; i++) {
                AckStep step = AckStep.values()[random.nextInt(AckStep.values().length)];
                if (Ladder.acknowledge(status, step) instanceof Move.Up(DispatchStatus to)) {
                    status = to;
                }
                assertThat(accepted && !Ladder.accepted(status))
                        .as("seed %d", seed)
                        .isFalse();
                accepted = Ladder.accepted(status);
            }
        }
    }
}
