package id.layanan112.intake.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.layanan112.embedded.browser.Chromium;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Browsers of people at their desks. */
final class Browsers implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screens");

    /** What a browser complained of, which nobody may. */
    final List<String> complaints = new ArrayList<>();

    private final Chromium chromium;

    Browsers() {
        chromium = Chromium.open();
    }

    static String at(String path) {
        return RestAssured.baseURI + ":" + RestAssured.port + path;
    }

    /** Everybody goes home. */
    void leave() {
        chromium.leave();
    }

    BrowserContext machine(int width, int height) {
        return chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    Page tab(BrowserContext machine) {
        Page page = machine.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            // A server that is away is no fault of the page.
            if (message.type().equals("error") && !message.text().contains("net::ERR_")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Opens a page, and logs in where that is asked for. */
    static void open(Page page, String path, String who, String role, String centre) {
        page.navigate(at(path));
        logIn(page, who, role, centre);
        ready(page);
    }

    static void logIn(Page page, String who, String role, String centre) {
        if (page.locator("form input[name=claims]").count() > 0) {
            page.evaluate(
                    "([who, claims]) => { const form = document.querySelector('form:has(input[name=claims])');"
                            + " form.elements.username.value = who; form.elements.claims.value = claims; form.submit(); }",
                    List.of(
                            who,
                            "{\"groups\":[\"" + role + "\"],\"centre\":\"" + centre + "\",\"name\":\"" + who + "\"}"));
            page.waitForURL("**/console**");
        }
    }

    static void ready(Page page) {
        page.waitForSelector("body[data-ready]");
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
