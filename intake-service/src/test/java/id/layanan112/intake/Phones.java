package id.layanan112.intake;

import static id.layanan112.intake.IntakeClient.as;

import id.layanan112.kit.ids.Ids;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;

/** A telephone system of Kota Bandung, and what it says of one call. */
public final class Phones {
    private static final Instant BEGIN = Instant.now().minusSeconds(300);

    private Phones() {}

    /** The telephone system's id of a new call. */
    public static String call() {
        return "pbx-" + UUID.randomUUID();
    }

    /** The platform's id of it: it must never become another one. */
    public static UUID callId(String pbxCall) {
        return Ids.derived(UUID.fromString("6f0f4a3e-6d6a-5d0e-9a5c-112112112112"), "32.73", pbxCall);
    }

    /** @param number the caller's, or null */
    public static String event(String pbxCall, String type, int second, String number) {
        return """
                {"events":[{"eventId":"%s-%s","pbxCallId":"%s","type":"%s","at":"%s","number":%s}]}""".formatted(
                        pbxCall,
                        type,
                        pbxCall,
                        type,
                        BEGIN.plusSeconds(second),
                        number == null ? "null" : "\"" + number + "\"");
    }

    /** The line broke. */
    public static String dropped(String pbxCall, int second) {
        return event(pbxCall, "ENDED", second, null).replace("\"number\":null", "\"dropped\":true");
    }

    public static ValidatableResponse told(String report) {
        return as("role", "telephony", "centre", "32.73")
                .body(report)
                .post("/telephony/events")
                .then()
                .statusCode(200);
    }

    /** Synthetic and never given twice. */
    public static String number() {
        return "+62000" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000L);
    }
}
