package id.layanan112.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The live table in a real browser, as an analyst has it open. */
final class CountsPage implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private CountsPage(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static boolean possible() {
        return Files.isExecutable(CHROMIUM);
    }

    /** Opens the page and logs in with one click. */
    static CountsPage open(String url) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
        CountsPage page = new CountsPage(playwright, browser.newPage());
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
        playwright.close();
    }
}
