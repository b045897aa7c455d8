package id.layanan112.intake.silent;

import static id.layanan112.intake.silent.SilentStep.CALLED_BACK;
import static id.layanan112.intake.silent.SilentStep.KEY_PRESS_ASKED;
import static id.layanan112.intake.silent.SilentStep.LAST_LOCATION_CHECKED;
import static id.layanan112.intake.silent.SilentStep.REPEAT_CALLER_CHECKED;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.intake.silent.SilentProcedure.Facts;
import id.layanan112.intake.silent.SilentProcedure.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentProcedureTest {
    private static final SilentProcedure ALL = new SilentProcedure(List.of(SilentStep.values()));
    private static final Facts WITH_NUMBER = new Facts(true, false);

    @Test
    void shouldNameEveryMissingStepInItsOrder() {
        assertThat(ALL.judge(WITH_NUMBER, Map.of(CALLED_BACK, SilentResult.NOTHING)))
                .isEqualTo(new Verdict.Missing(List.of(KEY_PRESS_ASKED, LAST_LOCATION_CHECKED, REPEAT_CALLER_CHECKED)));
    }

    @Test
    void shouldAllowAGhostOnlyAfterEveryStep() {
        assertThat(ALL.judge(
                        WITH_NUMBER,
                        Map.of(
                                KEY_PRESS_ASKED, SilentResult.NOTHING,
                                CALLED_BACK, SilentResult.NOT_POSSIBLE,
                                LAST_LOCATION_CHECKED, SilentResult.NOTHING,
                                REPEAT_CALLER_CHECKED, SilentResult.NOTHING)))
                .isEqualTo(new Verdict.MayBeGhost());
    }

    @Test
    void shouldNeverCallAGhostWhoGaveASign() {
        assertThat(ALL.judge(WITH_NUMBER, Map.of(KEY_PRESS_ASKED, SilentResult.SOMETHING)))
                .isEqualTo(new Verdict.SomebodyThere(KEY_PRESS_ASKED));
    }

    @Test
    void shouldNotCallBackWithoutANumberNorWhereItCouldHarm() {
        assertThat(ALL.applicable(new Facts(false, false))).containsExactly(KEY_PRESS_ASKED, LAST_LOCATION_CHECKED);
        assertThat(ALL.applicable(new Facts(true, true)))
                .containsExactly(KEY_PRESS_ASKED, LAST_LOCATION_CHECKED, REPEAT_CALLER_CHECKED);
    }
}
