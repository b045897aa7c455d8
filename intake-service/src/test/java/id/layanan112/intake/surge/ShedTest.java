package id.layanan112.intake.surge;

import static id.layanan112.intake.surge.Shed.Kind.CHANGE;
import static id.layanan112.intake.surge.Shed.Kind.READ;
import static id.layanan112.intake.surge.Shed.Kind.SAVE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShedTest {
    private static final Shed RULE = new Shed(2, 3, 5);

    @Test
    void shouldLetReadsWaitFirstThenChangesAndSavingLast() {
        assertThat(RULE.admits(READ, 1, 0, 0)).isTrue();
        assertThat(RULE.admits(READ, 2, 0, 0)).isFalse();
        assertThat(RULE.admits(CHANGE, 2, 0, 0)).isTrue();
        assertThat(RULE.admits(CHANGE, 2, 1, 0)).isFalse();
        assertThat(RULE.admits(READ, 1, 2, 0)).isFalse();
        assertThat(RULE.admits(SAVE, 1000, 1000, 4)).isTrue();
        assertThat(RULE.admits(SAVE, 0, 0, 5)).isFalse();
    }

    @Test
    void shouldKnowWhatSavesACall() {
        assertThat(Shed.kind("POST", "/calls")).isEqualTo(SAVE);
        assertThat(Shed.kind("POST", "telephony/events")).isEqualTo(SAVE);
        assertThat(Shed.kind("POST", "/contacts/messages")).isEqualTo(SAVE);
        assertThat(Shed.kind("POST", "/calls/1/nuisance")).isEqualTo(CHANGE);
        assertThat(Shed.kind("PATCH", "/incidents/1")).isEqualTo(CHANGE);
        assertThat(Shed.kind("GET", "/calls")).isEqualTo(READ);
    }
}
