package id.layanan112.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
    @TempDir
    Path folder;

    private final StackState state = new StackState(
            ProcessHandle.current().pid(), true, List.of(new StackState.PartState("intake", 1, 8111, 2)));

    @Test
    void shouldTellOtherCommandsWhatTheSupervisorWroteDown() {
        state.write(new Home(folder));

        assertThat(StackState.read(new Home(folder))).contains(state);
    }

    @Test
    void shouldNotTakeAnotherProgramWithTheSameNumberForTheSupervisor() {
        state.write(new Home(folder));

        // This test lives, but was not started from that checkout.
        assertThat(StackState.running(new Home(folder))).isEmpty();
    }

    @Test
    void shouldNameTheServicesThereAre() {
        assertThatThrownBy(() -> state.of("intakes"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("intake");
    }
}
