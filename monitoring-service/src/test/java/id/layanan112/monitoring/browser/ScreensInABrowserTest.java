package id.layanan112.monitoring.browser;

import static id.layanan112.monitoring.CallHistories.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.layanan112.contracts.CallClass;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.embedded.browser.Accessibility;
import id.layanan112.embedded.browser.Chromium;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.facts.Archive;
import id.layanan112.monitoring.ledger.Fact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Dashboard and portal as people have them; pictures are in {@code target/screens}. */
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.MISSING)
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class ScreensInABrowserTest {
    private static final Path PICTURES = Path.of("target/screens");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Jakarta"));
    private static final List<String> DASHBOARD =
            List.of("/", "/?scope=32", "/?scope=32.73&compare=week", "/wall", "/monthly?scope=32.73&month=2026-10");
    private static final List<String> PORTAL =
            List.of("/public", "/public/regions", "/public/regions/32.73", "/public/months", "/public/method");

    @Inject
    Archive archive;

    private final List<String> complaints = new ArrayList<>();
    /** One for all of them. */
    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.open();
    }

    @BeforeEach
    void prepare() {
        calls(TODAY, 12);
        calls(TODAY.minusDays(2), 40);
    }

    @AfterEach
    void leave() {
        chromium.leave();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private void calls(LocalDate day, int how) {
        archive.take(IntStream.range(0, how)
                .<Fact>mapToObj(i -> new Fact.OfEvent(
                        UUID.randomUUID(),
                        Stream.received(aCall(
                                i % 3 == 0 ? "32.73" : "12.71",
                                day,
                                CallClass.values()[i % CallClass.values().length],
                                1))))
                .toList());
    }

    private Page page(int width, boolean javaScript) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setJavaScriptEnabled(javaScript));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private static String at(String path) {
        return RestAssured.baseURI + ":" + RestAssured.port + path;
    }

    private Page analyst(int width) {
        Page page = page(width, true);
        page.navigate(at("/"));
        page.getByText("Analis pusat data").click();
        page.waitForSelector("#rows table");
        return page;
    }

    private static String with(String path, String more) {
        return path + (path.contains("?") ? "&" : "?") + more;
    }

    private static void look(Page page, String path) {
        page.navigate(at(path));
        page.waitForSelector("main h1");
        Path picture =
                PICTURES.resolve(path.replaceAll("[^A-Za-z0-9.=]+", "_") + "_" + page.viewportSize().width + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    }

    private static void accessible(Page page, String what) {
        assertThat(Accessibility.violations(page)).as(what).isEmpty();
    }

    private static void narrow(Page page, String what) {
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as(what)
                .isLessThanOrEqualTo(320);
    }

    @Test
    void shouldBeAccessibleInBothLanguagesAndThemes() {
        Page page = analyst(1366);
        for (String path : DASHBOARD) {
            for (String more : List.of("lang=id", "lang=en&theme=light")) {
                look(page, with(path, more));
                accessible(page, with(path, more));
            }
        }
        Page anyone = page(1366, true);
        for (String path : PORTAL) {
            for (String more : List.of("lang=id", "lang=en&theme=light")) {
                look(anyone, with(path, more));
                accessible(anyone, with(path, more));
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldFitASmallPhone() {
        Page page = analyst(320);
        for (String path : DASHBOARD) {
            look(page, path);
            narrow(page, path);
        }
        Page anyone = page(320, false);
        for (String path : PORTAL) {
            look(anyone, path);
            narrow(anyone, path);
        }
    }

    @Test
    void shouldShowThePortalWithoutJavaScript() {
        Page page = page(390, false);
        page.navigate(at("/public"));
        assertThat(page.locator("h1").innerText()).contains("112");
        page.getByText("Di mana tersedia").click();
        assertThat(page.locator("main table").innerText()).contains("Kota Bandung");
        page.locator("main td a, main th a")
                .filter(new Locator.FilterOptions().setHasText("32.73"))
                .first()
                .click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Kota Bandung");
        page.getByText("English").click();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.url()).contains("/public/regions/32.73").contains("lang=en");
    }

    @Test
    void shouldBeUsedFromTheKeyboardAlone() {
        Page page = analyst(1366);

        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");

        tabTo(page, "select[name=scope]");
        page.keyboard().type("Jawa Barat");
        tabTo(page, "form.ask button");
        page.keyboard().press("Enter");
        page.waitForURL("**scope=32**");
        assertThat(page.locator("h1 + nav b").innerText()).isEqualTo("Jawa Barat");

        tabTo(page, "a[hreflang=en]");
        page.keyboard().press("Enter");
        page.waitForSelector("html[lang=en]");
        assertThat(page.url()).contains("scope=32");
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 400; i++) {
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(selector + " is not reached from the keyboard");
    }

    @Test
    void shouldMoveOnByItselfAndRest() {
        Page page = analyst(1366);
        String cell = "[data-cell='r/32.73/total']";
        long before = number(page, cell);

        calls(TODAY, 3);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.waitForTimeout(200);
            return number(page, cell) == before + 1;
        });

        page.locator("#pause").click();
        calls(TODAY, 3);
        page.waitForTimeout(2500);
        assertThat(number(page, cell)).isEqualTo(before + 1);
        page.locator("#pause").click();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.waitForTimeout(200);
            return number(page, cell) == before + 2;
        });
        assertThat(page.locator(".shape[data-shape='32.73']").getAttribute("data-level"))
                .isNotEqualTo("none");
        assertThat(complaints).isEmpty();
    }

    private static long number(Page page, String cell) {
        return Long.parseLong(page.locator(cell).innerText().replaceAll("\\D", ""));
    }
}
