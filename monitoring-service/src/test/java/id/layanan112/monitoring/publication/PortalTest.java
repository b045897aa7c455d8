package id.layanan112.monitoring.publication;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.layanan112.contracts.CallClass;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.facts.Archive;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.web.Language;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class PortalTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Jakarta"));

    @Inject
    Archive archive;

    @Inject
    Months months;

    private void calls(LocalDate day, int how) {
        archive.take(IntStream.range(0, how)
                .<Fact>mapToObj(i ->
                        new Fact.OfEvent(UUID.randomUUID(), Stream.received(aCall("32.73", day, CallClass.NORMAL, 1))))
                .toList());
    }

    private static ValidatableResponse get(String path) {
        return given().get(path).then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public",
                "/public/regions",
                "/public/regions/32.73",
                "/public/months",
                "/public/method",
                "/public?lang=en&theme=light"
            })
    void shouldBeReadByAnyoneWithoutJavaScript(String page) {
        get(page)
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("ETag", org.hamcrest.Matchers.notNullValue())
                .body(containsString("Atom"))
                .body(not(containsString("<script")))
                .body(not(containsString(" style=")))
                .body(not(containsString("NOT_FOUND")));
    }

    @Test
    void shouldShowClosedDaysOnly() {
        LocalDate day = TODAY.minusDays(3);
        calls(day, 7);
        calls(TODAY, 5);

        String data = "/public/data/calls-daily.json?region=32.73&from=" + day + "&to=" + TODAY;
        get(data)
                .statusCode(200)
                .body("items.find { it.day == '" + day + "' }.NORMAL", equalTo(7))
                .body("items.find { it.day == '" + day + "' }.calls", equalTo(7))
                .body("items.find { it.day == '" + TODAY + "' }", equalTo(null))
                .body("licence", containsString("creativecommons"));
        get(data.replace("json", "csv"))
                .body(org.hamcrest.Matchers.startsWith("day,regionCode,calls,NORMAL,"))
                .body(containsString(day + ",32.73,7,7,0,0,0,0,0,"));
    }

    @Test
    void shouldNotSendAgainWhatTheReaderHas() {
        String tag = get("/public/method").extract().header("ETag");

        given().header("If-None-Match", tag).get("/public/method").then().statusCode(304);
        given().header("If-None-Match", "\"other\"")
                .get("/public/method")
                .then()
                .statusCode(200);
        get("/public/method").header("Cache-Control", containsString("max-age=300"));
    }

    @Test
    void shouldPublishAMonthOnce() {
        YearMonth month = YearMonth.of(2026, 2);
        calls(month.atDay(5), 30);

        months.publish(month);
        var first = months.of(month);
        calls(month.atDay(6), 30);
        months.publish(month);

        assertThat(months.all()).contains(month);
        assertThat(months.of(month)).isEqualTo(first).isNotEmpty();
        get("/public/data/incidents-monthly.json?month=2026-02").statusCode(200);
        get("/public/months?month=2026-02").statusCode(200).body(containsString("Februari 2026"));
        get("/public/months?month=1999-01").statusCode(404);
        get("/public/data/incidents-monthly.csv?month=1999-01").statusCode(404);
    }

    @Test
    void shouldTellWhatIsWrong() {
        get("/public/data/calls-daily.csv?from=2020-01-01").statusCode(400);
        get("/public/data/calls-daily.csv?from=x").statusCode(400);
        get("/public/data/calls-daily.xls").statusCode(404);
        get("/public/data/calls-daily.csv?region=99.99").statusCode(404);
        get("/public/regions/%3Cscript%3E").statusCode(404).body(not(containsString("<script>")));
        get("/public/months?month=x").statusCode(400);
    }

    @Test
    void shouldExplainEveryColumn() {
        for (String file : List.of("regions", "calls-daily")) {
            String head =
                    get("/public/data/" + file + ".csv").extract().asString().split("\r\n")[0];
            assertThat(head.split(","))
                    .containsExactlyElementsOf(Arrays.stream(DictionaryEntry.values())
                            .filter(entry -> entry.file().equals(file))
                            .map(DictionaryEntry::column)
                            .toList());
        }
        assertThat(DictionaryEntry.values())
                .allSatisfy(entry ->
                        assertThat(entry.meaning(Language.EN)).isNotBlank().isNotEqualTo(entry.meaning(Language.ID)));
    }

    @Test
    void shouldFeedReaders() {
        calls(TODAY.minusDays(4), 2);
        get("/public/feed.atom?lang=en")
                .statusCode(200)
                .contentType("application/atom+xml")
                .body("feed.id", equalTo("urn:layanan112:feed"))
                .body(containsString("Calls of"));
    }
}
