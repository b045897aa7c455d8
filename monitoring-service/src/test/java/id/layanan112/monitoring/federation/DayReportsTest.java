package id.layanan112.monitoring.federation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class DayReportsTest {
    private static final LocalDate YESTERDAY =
            LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(1);

    private static RequestSpecification bandung() {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "centre-reporter", "centre", "32.73"))
                .contentType("application/json");
    }

    private static ValidatableResponse put(LocalDate day, String body) {
        return bandung()
                .body(body)
                .put("/federation/v1/centres/32.73/days/" + day)
                .then();
    }

    private static String call(String ref, String callClass, LocalDate day, String more) {
        return """
                {"ref":"%s","regionCode":"32.73","callClass":"%s","receivedAt":"%sT08:00:00+07:00"%s}""".formatted(ref, callClass, day, more);
    }

    private static String report(int revision, int total, String... calls) {
        return "{\"revision\":%d,\"total\":%d,\"calls\":[%s]}".formatted(revision, total, String.join(",", calls));
    }

    private static ValidatableResponse counts(LocalDate day) {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"))
                .get("/regions/counts?region=32.73&day=" + day)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldCountADayOnceAndReplaceItByTheNextRevision() {
        LocalDate day = YESTERDAY.minusDays(10);
        String first = report(
                1,
                3,
                call("1", "NORMAL", day, ",\"incidentType\":\"FIRE\",\"agencyKind\":\"FIRE\",\"dispatchSeconds\":60"),
                call("2", "PRANK", day, ",\"answerSeconds\":4.5"),
                call("3", "GHOST", day, ""));
        put(day, first).statusCode(201).body("calls", equalTo(3)).body("fresh", equalTo(3));
        put(day, first).statusCode(200).body("revision", equalTo(1));
        counts(day)
                .body("regions[0].total", equalTo(3))
                .body("regions[0].byClass.NORMAL", equalTo(1))
                .body("regions[0].byType.FIRE", equalTo(1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> counts(day).body("regions[0].source", equalTo("REPORT")));

        put(day, report(1, 1, call("1", "GHOST", day, "")))
                .statusCode(409)
                .body("errors[0].detail", containsString("kirim 2"));

        // When: the fire was a flood, the prank was a real call, and the third never was
        put(
                        day,
                        report(
                                2,
                                3,
                                call("1", "NORMAL", day, ",\"incidentType\":\"FLOOD\""),
                                call("2", "NORMAL", day, ""),
                                call("4", "ABANDONED", day, "")))
                .statusCode(201)
                .body("changed", equalTo(2))
                .body("withdrawn", equalTo(1))
                .body("fresh", equalTo(1));

        counts(day)
                .body("regions[0].total", equalTo(3))
                .body("regions[0].byClass.NORMAL", equalTo(2))
                .body("regions[0].byClass.ABANDONED", equalTo(1))
                .body("regions[0].byClass.GHOST", equalTo(null))
                .body("regions[0].byType.size()", equalTo(1))
                .body("regions[0].byType.FLOOD", equalTo(1));
        bandung()
                .get("/federation/v1/centres/32.73/days/" + day)
                .then()
                .body("revision", equalTo(java.util.List.of(2, 1)));
    }

    @Test
    void shouldTakeNothingOfADayInWhichSomethingIsWrong() {
        LocalDate day = YESTERDAY.minusDays(20);
        put(
                        day,
                        report(
                                1,
                                3,
                                call("1", "NORMAL", day, ""),
                                call("1", "NORMAL", day, ""),
                                call("2", "NORMAL", day, ",\"name\":\"x\"")))
                .statusCode(400);
        put(day, report(1, 2, call("1", "NORMAL", day, ""), call("1", "NOTHING", day, "")))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("line 2: ref", "line 2: callClass"))
                .body("errors.code", hasItems("doubled", "unknown-word"));
        counts(day).body("regions[0].total", equalTo(0));
    }

    @Test
    void shouldShowWhatIsWrongInAFileBeforeItIsSent() {
        LocalDate day = YESTERDAY.minusDays(21);
        String head = "ref;regionCode;callClass;receivedAt;answerSeconds\n";
        String good = "1;32.73;NORMAL;" + day + "T08:00:00+07:00;12,5\n";
        csv(day, "preview?revision=1&total=2", head + good + "2;35.78;NORMAL;" + day + "T08:00:00+07:00;\n", true)
                .statusCode(200)
                .body("good", equalTo(false))
                .body("mistakes", hasSize(1))
                .body("mistakes[0].line", equalTo(3))
                .body("mistakes[0].code", equalTo("other-region"));
        csv(day, "?revision=1&total=1", head + good, false).statusCode(201).body("calls", equalTo(1));
        csv(day, "?revision=2&total=5", head + good, false)
                .statusCode(422)
                .body("errors[0].code", equalTo("does-not-close"));
    }

    private static ValidatableResponse csv(LocalDate day, String query, String file, boolean preview) {
        RequestSpecification request =
                bandung().contentType("text/csv; charset=UTF-8").body(file.getBytes(StandardCharsets.UTF_8));
        String path = "/federation/v1/centres/32.73/days/" + day;
        return preview
                ? request.post(path + "/" + query).then()
                : request.put(path + query).then();
    }

    @Test
    void shouldNotLetACentreSpeakForAnother() {
        bandung()
                .body(report(1, 0))
                .put("/federation/v1/centres/35.78/days/" + YESTERDAY)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "call-taker", "centre", "32.73"))
                .contentType("application/json")
                .body(report(1, 0))
                .put("/federation/v1/centres/32.73/days/" + YESTERDAY)
                .then()
                .statusCode(403);
        put(YESTERDAY.plusDays(3), report(1, 0)).statusCode(422).body("errors[0].code", equalTo("day-not-over"));
    }

    @Test
    void shouldRefuseAGigabyteBeforeItIsRead() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("PUT /federation/v1/centres/32.73/days/" + YESTERDAY + "?revision=1&total=1 HTTP/1.1\r\n"
                                    + "Host: localhost\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                                    + EmbeddedStack.token("role", "centre-reporter", "centre", "32.73")
                                    + "\r\nContent-Length: 1073741824\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(200), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }
}
