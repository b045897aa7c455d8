package id.layanan112.system;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.layanan112.embedded.browser.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The live table in a real browser, as an analyst has it open. */
final class CountsPage implements AutoCloseable {
    private final Chromium chromium;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private CountsPage(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Opens the page and logs in with one click. */
    static CountsPage open(String url) {
        Chromium chromium = Chromium.open();
        CountsPage page = new CountsPage(chromium, chromium.browser().newPage());
        page.page.navigate(url);
        page.page.getByText("Analis pusat data").click();
        page.page.waitForSelector("#rows table");
        return page;
    }

    /** What the first column of numbers says of a region; 0 while it has no line. */
    long calls(String regionCode) {
        Locator line = page.locator("tr:has(.code:text-is(\"" + regionCode + "\"))");
        if (line.count() == 0) {
            return 0;
        }
        return Long.parseLong(line.locator("td.n").first().innerText().replaceAll("\\D", ""));
    }

    String text() {
        return page.locator("body").innerText();
    }

    List<String> complaints() {
        return complaints;
    }

    /** Lets the browser work for a moment: its events arrive only then. */
    void pause() {
        page.waitForTimeout(200);
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
