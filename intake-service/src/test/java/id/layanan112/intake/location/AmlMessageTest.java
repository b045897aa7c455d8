package id.layanan112.intake.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmlMessageTest {
    @Test
    void shouldReadTheSmsOfTheStandard() {
        AmlMessage read = AmlMessage.ofSms(
                "A\"ML=1;lt=-6.91470;lg=+107.60980;rd=25;top=20261124150000;lc=90;pm=G;si=510012345678901;"
                        + "ei=354656000000151;mcc=510;mnc=01;ml=128");
        assertThat(read)
                .isEqualTo(new AmlMessage.Position(
                        -6.9147, 107.6098, 25.0, 90, "GNSS", Instant.parse("2026-11-24T15:00:00Z")));
    }

    @Test
    void shouldReadTheFormOfTheStandard() {
        AmlMessage read = AmlMessage.ofForm(Map.of(
                "location_latitude", "-6.9147",
                "location_longitude", "107.6098",
                "location_accuracy", "12.5",
                "location_certainty", "0.68",
                "location_source", "wifi",
                "location_time", "1795532400000",
                "emergency_number", "112"));
        assertThat(read)
                .isEqualTo(new AmlMessage.Position(
                        -6.9147, 107.6098, 12.5, 68, "WIFI", Instant.ofEpochMilli(1795532400000L)));
    }

    @Test
    void shouldSayThatTheTelephoneDidNotKnow() {
        assertThat(AmlMessage.ofSms("A\"ML=1;lt=+00.00000;lg=+000.00000;rd=N;top=20261124150000;lc=0;pm=N"))
                .isEqualTo(new AmlMessage.NoPosition());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\"ML=1;lt=-96.9;lg=+107.6;rd=25;pm=G",
                "A\"ML=1;lt=NaN;lg=+107.6;rd=25;pm=G",
                "A\"ML=1;lg=+107.6;rd=25;pm=G"
            })
    void shouldNameTheFieldThatMeansNothing(String sms) {
        assertThat(AmlMessage.ofSms(sms)).isEqualTo(new AmlMessage.Unreadable("lat"));
    }

    @Test
    void shouldReadOnWithoutATimeOrARadius() {
        assertThat(AmlMessage.ofSms("A\"ML=1;lt=-6.9;lg=107.6;rd=many;top=yesterday;pm=?"))
                .isEqualTo(new AmlMessage.Position(-6.9, 107.6, null, null, "OTHER", null));
    }

    @Test
    void shouldNeverFailOnRubbish() {
        long seed = Long.getLong("layanan112.seed", 112);
        Random random = new Random(seed);
        String letters = "A\"ML=1;ltgrdopcsw+-.0987654321 \u0000é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder sms = new StringBuilder("A\"ML=");
            for (int j = random.nextInt(60); j > 0; j--) {
                sms.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(AmlMessage.ofSms(sms.toString())).as("seed %d", seed).isNotNull();
        }
    }
}
