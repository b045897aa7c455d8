package id.layanan112.monitoring.dashboard;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.monitoring.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class DashboardPageTest {
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    private final Stream stream = new Stream();

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void shouldBeReadableWithoutJavaScriptInIndonesian() {
        page("").statusCode(200)
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), not(containsString("unsafe"))))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("<html lang=\"id\">"))
                .body(containsString("Pusat Data Monitoring 112"))
                .body(containsString("Data contoh"))
                .body(containsString("Kota Bandung"))
                .body(containsString("pusat diandaikan"))
                .body(containsString("Lengkap sampai"))
                .body(not(containsString("NOT_FOUND")))
                .body(not(containsString(" style=")))
                .body(not(containsString("<style")));
    }

    @Test
    void shouldSpeakEnglishAndTurnLightWhenAsked() {
        page("?lang=en&theme=light")
                .body(containsString("<html lang=\"en\" class=\"light\">"))
                .body(containsString("112 national monitoring centre"))
                .body(containsString("Complete through"));
    }

    @Test
    void shouldShowACentreItsOwnRegionsOnly() {
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("Kota Bandung"))
                .body(not(containsString("Kota Surabaya")));
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor"))
                .get("/")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .get("/?scope=35.78")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .get("/tables/regions.csv?scope=ID")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldGiveEveryTableAsAFile() {
        for (String table : java.util.List.of(
                "regions", "provinces", "series", "classes", "channels", "types", "priorities", "times", "orders")) {
            given().auth()
                    .oauth2(EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"))
                    .get("/tables/" + table + ".csv?compare=week&lang=en")
                    .then()
                    .statusCode(200)
                    .contentType("text/csv");
        }
        page("tables/regions.csv?scope=32")
                .body(org.hamcrest.Matchers.startsWith("region,state,completeThrough,calls,NORMAL,"))
                .body(containsString("32.73,"))
                .body(not(containsString("35.78,")));
        page("tables/nothing.csv").statusCode(404);
    }

    @Test
    void shouldRefuseWhatItCannotShow() {
        page("?from=2026-11-30&to=2026-11-01").statusCode(400);
        page("?from=yesterday").statusCode(400);
        page("?targets=none").statusCode(400);
        page("?type=NOTHING").statusCode(400);
        page("?type=FIRE&scope=32").statusCode(200).body(containsString("kebakaran menurut wilayah"));
        page("?scope=99").statusCode(404);
        page("?scope=%3Cscript%3E").statusCode(404);
    }

    @Test
    void shouldServeItsScriptsItself() {
        for (String script : java.util.List.of(
                "/webjars/htmx.org/dist/htmx.min.js",
                "/_static/echarts/dist/echarts.min.js",
                "/kit/live.js",
                "/kit/chart.js",
                "/kit/kit.css")) {
            given().get(script).then().statusCode(200);
        }
    }

    @Test
    void shouldRefuseWhoMayNotSeeIt() {
        given().auth()
                .oauth2(EmbeddedStack.token("role", "call-taker", "centre", "32.73"))
                .get("/")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", "32.73-fire"))
                .get("/live")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldLetAPersonLogIn() throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> login = browser.send(
                    HttpRequest.newBuilder(at("/"))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(login.body()).contains("Masuk sebagai");

            HttpResponse<String> shown = browser.send(
                    HttpRequest.newBuilder(login.uri())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("username=sample-analyst&claims="
                                    + URLEncoder.encode(
                                            "{\"groups\":[\"monitoring-analyst\"],\"centre\":\"*\"}",
                                            StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).contains("Pusat Data Monitoring 112", "Kota Surabaya");
        }
    }

    @Test
    void shouldMoveOnByItself() throws IOException, InterruptedException {
        // Given: a screen that is open, of a region in WITA
        StringBuffer seen = new StringBuffer();
        try (HttpClient screen = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> events = screen.send(
                    HttpRequest.newBuilder(at("/live"))
                            .header("Accept", "text/event-stream")
                            .header(
                                    "Authorization",
                                    "Bearer " + EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(events.statusCode()).isEqualTo(200);
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(events.body(), seen));

            // When
            stream.publish(Stream.received(aCall(
                    UUID.randomUUID(), "73.71", LocalDate.now(WITA), CallClass.NORMAL, IncidentType.WATER_SUPPLY, 1)));

            // Then
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> seen.toString().contains("\"all\":true")
                            && seen.toString().contains("\"r/73.71/NORMAL\":\"1\"")
                            && seen.toString().contains("\"m/73.71\":\"1\""));
            events.body().close();
            reading.cancel(true);
        }
    }

    private static URI at(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    private static void read(InputStream events, StringBuffer seen) {
        try {
            byte[] some = new byte[8192];
            for (int n = events.read(some); n >= 0; n = events.read(some)) {
                seen.append(new String(some, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The screen was closed.
        }
    }

    private static io.restassured.response.ValidatableResponse page(String query) {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"))
                .get("/" + query)
                .then();
    }
}
