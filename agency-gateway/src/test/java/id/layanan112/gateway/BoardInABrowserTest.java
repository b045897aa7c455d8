package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.layanan112.contracts.DispatchOrderEvent.LineTold;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.embedded.browser.Accessibility;
import id.layanan112.embedded.browser.Chromium;
import id.layanan112.gateway.link.OrderLinks;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The agency's board as its officers have it; pictures are in {@code target/screens}. */
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.MISSING)
@QuarkusTest
@TestProfile(BoardInABrowserTest.WithLinks.class)
class BoardInABrowserTest extends OrdersAndAgencies {
    private static final Path PICTURES = Path.of("target/screens");
    private static final List<String> LOOKS = List.of("", "lang=en&theme=light");
    private static final String HOSTILE =
            "Api di dapur <script>window.pwned = 1</script> <img src=x onerror='window.pwned=1'> \u202eterbalik\u202c \ud83d\udd25";

    /** As the one sample officer signs in. */
    private static final String OFFICER = "fire";

    @Inject
    BlockCipher cipher;

    @Inject
    ObjectMapper json;

    @Inject
    OrderLinks links;

    private final List<String> complaints = new ArrayList<>();
    /** One for all of them: to launch it takes longer than many a test. */
    private static Chromium chromium;

    /** Links are signed with something. */
    public static final class WithLinks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("layanan112.gateway.link-secret", "a secret of tests, long enough for links");
        }
    }

    @BeforeAll
    static void launch() {
        chromium = Chromium.open();
    }

    @BeforeEach
    void prepare() {
        sql.update("DELETE FROM dispatch_step");
        sql.update("DELETE FROM timer");
        sql.update("DELETE FROM dispatch");
        sql.update("DELETE FROM present_order");
        if (count("agency WHERE agency_id = '" + agency(OFFICER) + "'") == 0) {
            // They fetch their orders, and here they do not: an order stays as it is.
            channel(OFFICER, 0, ChannelType.PULL, "");
            channel("other", 0, ChannelType.PULL, "");
        }
        sql.update("UPDATE agency SET name = 'Damkar Kota Bandung' WHERE agency_id = ?", agency(OFFICER));
    }

    @AfterEach
    void leave() {
        chromium.leave();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static String at(String path) {
        return RestAssured.baseURI + ":" + RestAssured.port + path;
    }

    private Page page(int width, int height) {
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A server that is away is on purpose.
            if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private Page officer(int width) {
        Page page = page(width, width < 500 ? 700 : 768);
        page.navigate(at("/board"));
        page.getByText("Petugas Damkar, Kota Bandung").click();
        page.waitForSelector(".panes");
        page.waitForLoadState();
        return page;
    }

    private UUID order(Sensitivity sensitivity, String narrative) {
        UUID incident = Ids.v7();
        return ordered(incident, sensitivity, people(incident, narrative), rung(OFFICER), rung("other"), HUMAN);
    }

    private ProtectedBlocks people(UUID incident, String narrative) {
        return new ProtectedBlocks(
                closed(incident, Block.CALLER, Map.of("name", "Sintetis", "number", "(000) 555-0199")),
                closed(incident, Block.SCENE, Map.of("address", "Jalan Contoh 1", "lat", -6.9, "lon", 107.6)),
                closed(incident, Block.NARRATIVE, Map.of("text", narrative)));
    }

    private String closed(UUID incident, Block block, Map<String, Object> value) {
        return cipher.encrypt(
                incident, block, json.valueToTree(value).toString().getBytes(UTF_8));
    }

    private void awaitStatus(UUID dispatch, String status) {
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo(status));
    }

    private static Locator card(Page page, UUID dispatch, String pane) {
        return page.locator("[data-part=" + pane + "] #o-" + dispatch);
    }

    private static RequestSpecification program(String agency) {
        return given().contentType("application/json")
                .auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", agency));
    }

    private static void step(UUID dispatch, String body) {
        program(agency(OFFICER))
                .body(body)
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then()
                .statusCode(200);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static void accessible(Page page, String what) {
        assertThat(Accessibility.violations(page)).as(what).isEmpty();
    }

    private static int widthOf(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    }

    @Test
    void shouldTakeAnOrderFromWaitingToDoneFromTheKeyboardAlone() {
        Page page = officer(1366);
        page.waitForTimeout(500);
        UUID dispatch = order(Sensitivity.NORMAL, "Api di dapur");
        card(page, dispatch, "waiting").waitFor();
        assertThat(page.locator("#alert").innerText()).contains("1 perintah baru");
        awaitStatus(dispatch, "ORDERED");
        picture(page, "board-new");

        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.locator("#opened-details dd").first().waitFor();
        assertThat(page.locator("#opened-details").innerText()).contains("Jalan Contoh 1", "Api di dapur", "Sintetis");
        assertThat(page.locator("#opened-details a[href^='geo:']").getAttribute("href"))
                .isEqualTo("geo:-6.9,107.6");
        awaitStatus(dispatch, "READ");
        quiet(page);
        picture(page, "board-opened");
        page.keyboard().press("Escape");

        page.keyboard().press("a");
        card(page, dispatch, "active").waitFor();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("o-" + dispatch);
        page.keyboard().press("u");
        page.keyboard().type("Damkar 3, Tangki 1");
        picture(page, "board-units");
        page.keyboard().press("Enter");
        card(page, dispatch, "active").getByText("Damkar 3, Tangki 1").first().waitFor();
        page.keyboard().press("n");
        page.keyboard().type("Jembatan contoh ditutup");
        page.keyboard().press("Control+Enter");
        await().untilAsserted(() -> assertThat(count("dispatch_line WHERE dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1));
        focused(page, dispatch);
        page.keyboard().press("j");
        status(page, dispatch, "EN_ROUTE");
        page.keyboard().press("l");
        status(page, dispatch, "ON_SCENE");
        page.keyboard().press("?");
        page.locator("#keys[open]").waitFor();
        assertThat(page.locator("#keys").innerText()).contains("Selesai", "Tolak", "Tulis kepada petugas panggilan");
        picture(page, "board-keys");
        page.keyboard().press("Escape");
        page.keyboard().press("s");
        card(page, dispatch, "done").waitFor();

        awaitStatus(dispatch, "DONE");
        assertThat(complaints).isEmpty();
    }

    private static void status(Page page, UUID dispatch, String status) {
        page.waitForSelector("#o-" + dispatch + "[data-status=" + status + "]");
    }

    private static void quiet(Page page) {
        page.waitForFunction("() => !document.querySelector('[data-unread]')");
    }

    private static void focused(Page page, UUID dispatch) {
        page.waitForFunction("id => document.activeElement.id === 'o-' + id", dispatch.toString());
    }

    @Test
    void shouldAskWhyAndHowLong() {
        UUID declined = order(Sensitivity.NORMAL, "a");
        UUID deferred = order(Sensitivity.NORMAL, "b");
        Page page = officer(1366);
        card(page, declined, "waiting").focus();
        page.keyboard().press("t");
        page.locator("#ask[open]").waitFor();
        picture(page, "board-decline");
        page.keyboard().press("2");
        card(page, declined, "done").waitFor();
        assertThat(card(page, declined, "done").innerText()).contains("Dialihkan ke Damkar other");
        assertThat(sql.first(
                        "SELECT reason FROM acknowledgement WHERE dispatch_id = ? AND step = 'DECLINED'",
                        row -> row.getString(1),
                        declined))
                .contains("NO_UNIT");

        card(page, deferred, "waiting").focus();
        page.keyboard().press("d");
        page.locator("#ask[open]").waitFor();
        page.keyboard().press("1");
        status(page, deferred, "DEFERRED");
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldLoseNothingWhileTheServerIsAway() {
        UUID dispatch = order(Sensitivity.NORMAL, "a");
        Page page = officer(1366);
        card(page, dispatch, "waiting").waitFor();
        page.context().setOffline(true);
        card(page, dispatch, "waiting").focus();
        page.keyboard().press("a");
        page.locator("#unsent:not([hidden])").waitFor();
        picture(page, "board-unsent");
        page.waitForTimeout(1_500);
        assertThat(status(dispatch)).isNotEqualTo("ACCEPTED");

        page.context().setOffline(false);
        card(page, dispatch, "active").waitFor();
        page.locator("#unsent")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        assertThat(count("acknowledgement WHERE step = 'ACCEPTED' AND dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1);
    }

    @Test
    void shouldBeToldOfWhatOthersDoAtOnce() {
        UUID dispatch = order(Sensitivity.NORMAL, "a");
        Page page = officer(1366);
        card(page, dispatch, "waiting").waitFor();
        awaitStatus(dispatch, "ORDERED");
        page.waitForTimeout(700);
        for (String step : List.of("ACCEPTED", "EN_ROUTE", "ON_SCENE")) {
            step(dispatch, "{\"step\":\"" + step + "\",\"by\":\"PERSON\"}");
            status(page, dispatch, step);
        }
        // Another one's order is nobody's business here.
        UUID foreign = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("other"), HUMAN);
        awaitStatus(foreign, "ORDERED");
        page.waitForTimeout(700);
        assertThat(page.content()).doesNotContain(foreign.toString());
    }

    @Test
    void shouldMarkWhatIsToldLaterAndShowItToWhoReads() {
        UUID incident = Ids.v7();
        UUID dispatch = ordered(
                incident, Sensitivity.NORMAL, people(incident, "Api di dapur"), rung(OFFICER), rung("other"), HUMAN);
        Page page = officer(1366);
        card(page, dispatch, "waiting").waitFor();
        awaitStatus(dispatch, "ORDERED");
        card(page, dispatch, "waiting").focus();
        page.keyboard().press("Enter");
        page.locator("#opened-details dd").first().waitFor();
        awaitStatus(dispatch, "READ");
        tellLater(incident, dispatch, "Pagar belakang terbuka");
        page.locator("#opened-details .told")
                .getByText("Pagar belakang terbuka")
                .waitFor();
        page.waitForFunction("() => !document.querySelector('[data-news]')");
        page.keyboard().press("Escape");

        tellLater(incident, dispatch, "Seorang anak di kamar belakang");
        page.locator("#o-" + dispatch + "[data-news]").waitFor();
        picture(page, "board-news");
        assertThat(card(page, dispatch, "waiting").innerText()).contains("ADA KABAR");
        // Nothing of what was told is in what is pushed.
        assertThat(page.locator(".panes").innerHTML()).doesNotContain("Pagar", "kamar belakang");
        card(page, dispatch, "waiting").focus();
        page.keyboard().press("Enter");
        page.locator("#opened-details .told")
                .getByText("Seorang anak di kamar belakang")
                .waitFor();
        page.waitForFunction("() => !document.querySelector('[data-news]')");
        picture(page, "board-told");
        assertThat(complaints).isEmpty();
    }

    private void tellLater(UUID incident, UUID dispatch, String text) {
        publisher.publishAndWait(List.of(new OutgoingEvent(
                Ids.v7(),
                new LineTold(
                        incident,
                        1,
                        Lane.FIRE,
                        "32.73",
                        false,
                        Ids.v7(),
                        List.of(dispatch),
                        closed(incident, Block.NARRATIVE, Map.of("text", text)),
                        Instant.now()))));
    }

    @Test
    void shouldRingUntilSomebodyHasReadIt() {
        Page page = officer(1366);
        assertThat(page.locator("#silent").isVisible()).isTrue();
        page.locator("#sound").click();
        page.waitForSelector("#sound[aria-pressed=true]");
        assertThat(page.locator("#silent").isVisible()).isFalse();
        UUID dispatch = order(Sensitivity.NORMAL, "a");
        card(page, dispatch, "waiting").waitFor();
        page.waitForFunction("() => Number(document.body.dataset.rung ?? 0) >= 2");
        page.waitForFunction("() => document.title.includes('1 perintah baru')");
        awaitStatus(dispatch, "ORDERED");

        step(dispatch, "{\"step\":\"READ\",\"by\":\"PERSON\"}");
        quiet(page);
        String rung = page.evaluate("document.body.dataset.rung").toString();
        page.waitForTimeout(2_500);
        assertThat(page.evaluate("document.body.dataset.rung")).isEqualTo(rung);
        assertThat(page.title()).contains("Papan perintah");
    }

    @Test
    void shouldShowWhatPeopleTypedAsText() {
        UUID dispatch = order(Sensitivity.NORMAL, HOSTILE);
        Page page = officer(1366);
        card(page, dispatch, "waiting").focus();
        page.keyboard().press("n");
        page.locator("#line").fill("<b onclick=alert(1)>tebal</b> \u202e\ud83d\ude92");
        page.keyboard().press("Control+Enter");
        await().untilAsserted(() -> assertThat(count("dispatch_line WHERE dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1));
        page.waitForTimeout(400);
        card(page, dispatch, "waiting").locator("[data-open]").click();
        page.locator("#opened-details .lines").waitFor();

        assertThat(page.locator("#opened-details .narrative").first().innerText())
                .contains("<script>window.pwned = 1</script>", "\ud83d\udd25");
        assertThat(page.locator("#opened-details .lines").innerText()).contains("<b onclick=alert(1)>tebal</b>");
        assertThat(page.locator("#opened-details script, #opened-details img, #opened-details .lines b")
                        .count())
                .isZero();
        assertThat(page.evaluate("window.pwned")).isNull();
        picture(page, "board-hostile");
        // Nothing of people is in what is pushed.
        assertThat(page.locator(".panes").innerHTML()).doesNotContain("Jalan Contoh", "Sintetis", "dapur");
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldShowAnOrderToNobodyElse() {
        UUID dispatch = order(Sensitivity.NORMAL, "Api di dapur");
        awaitStatus(dispatch, "ORDERED");
        String path = "/board/orders/" + dispatch;
        for (String address : List.of(path, path + "/print")) {
            program(agency("other")).get(address).then().statusCode(404);
            given().auth()
                    .oauth2(EmbeddedStack.token("role", "call-taker", "centre", "32.73"))
                    .get(address)
                    .then()
                    .statusCode(403);
        }
        program(agency("other")).get("/board").then().statusCode(200).body(not(containsString(dispatch.toString())));
        assertThat(status(dispatch)).isEqualTo("ORDERED");
        assertThat(count("audit WHERE subject = '" + dispatch + "'")).isZero();

        program(agency(OFFICER))
                .get(path + "/print")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("Jalan Contoh 1"));
        program(agency(OFFICER)).get(path).then().statusCode(200).body(containsString("Api di dapur"));
        assertThat(status(dispatch)).isEqualTo("READ");
        assertThat(sql.query(
                        "SELECT what FROM audit WHERE subject = ? ORDER BY id",
                        row -> row.getString(1),
                        dispatch.toString()))
                .containsExactly("DETAILS_PRINTED", "DETAILS_OPENED");

        // It moves on: its details are not this agency's any more.
        step(dispatch, "{\"step\":\"DECLINED\",\"by\":\"PERSON\",\"reason\":\"BUSY\"}");
        program(agency(OFFICER))
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("tidak lagi"), not(containsString("Jalan Contoh")));
        program(agency("other")).get(path).then().statusCode(200).body(containsString("Jalan Contoh 1"));
    }

    @Test
    void shouldBeAccessibleAndFitEveryScreen() {
        UUID waiting = order(Sensitivity.NORMAL, HOSTILE);
        UUID active = order(Sensitivity.RESTRICTED, "Api di dapur");
        UUID done = order(Sensitivity.NORMAL, "Api di dapur");
        UUID gone = order(Sensitivity.NORMAL, "Api di dapur");
        for (UUID one : List.of(waiting, active, done, gone)) {
            awaitStatus(one, "ORDERED");
        }
        sql.update("UPDATE timer SET due_at = now() + interval '10 minutes'");
        step(active, "{\"step\":\"ACCEPTED\",\"by\":\"PERSON\",\"units\":[\"Damkar 3\"]}");
        step(done, "{\"step\":\"DONE\",\"by\":\"PERSON\"}");
        step(gone, "{\"step\":\"DECLINED\",\"by\":\"PERSON\",\"reason\":\"BUSY\"}");
        String delivery = sql.first(
                        "SELECT delivery_id::text FROM delivery WHERE dispatch_id = ? AND type = 'ORDERED'",
                        row -> row.getString(1),
                        active)
                .orElseThrow();
        String link = links.to(UUID.fromString(delivery), 0, Instant.now().plus(Duration.ofHours(1)))
                .orElseThrow()
                .replaceAll(".*(/p/)", "$1");
        Page wide = officer(1366);
        Page narrow = officer(320);
        boolean first = true;
        for (String look : LOOKS) {
            for (Page page : List.of(wide, narrow)) {
                int width = page.viewportSize().width;
                String name = (look.isEmpty() ? "id" : look.replaceAll("[^a-z]+", "-")) + "-" + width;
                page.navigate(at("/board?" + look));
                card(page, waiting, "waiting").waitFor();
                page.waitForTimeout(600);
                fits(page, "board " + name);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("board-" + name + ".png"))
                        .setFullPage(true));
                card(page, waiting, "waiting").locator("[data-open]").click();
                page.locator("#opened-details dd").first().waitFor();
                fits(page, "opened " + name);
                picture(page, "opened-" + name);
                page.navigate(at("/board/orders/" + active + "?" + look));
                page.waitForSelector("main h1");
                fits(page, "order " + name);
                picture(page, "order-" + name);
                page.navigate(at("/board/orders/" + active + "/print?" + look));
                page.waitForSelector("main h1");
                fits(page, "print " + name);
                picture(page, "print-" + name);
                if (width == 320) {
                    page.navigate(at(link + "?" + look));
                    if (first) {
                        fits(page, "link shut " + name);
                        picture(page, "link-shut-" + name);
                        page.locator("button.primary").click();
                        first = false;
                    }
                    page.waitForSelector(".steps");
                    fits(page, "link " + name);
                    picture(page, "link-" + name);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static void fits(Page page, String what) {
        assertThat(widthOf(page)).as(what).isLessThanOrEqualTo(page.viewportSize().width);
        accessible(page, what);
    }
}
