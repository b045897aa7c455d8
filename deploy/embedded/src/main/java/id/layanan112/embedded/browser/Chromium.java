package id.layanan112.embedded.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, opened without a window; nothing is fetched. */
public final class Chromium implements AutoCloseable {
    private static final String PLACE = "/usr/bin/chromium";
    private static final Path PROGRAM = Path.of(PLACE);
    /** For {@code @EnabledIf}: what to ask, and what is said of a class of tests that is skipped. */
    public static final String IS_THERE = "id.layanan112.embedded.browser.Chromium#isThere";

    public static final String MISSING = "SKIPPED: no " + PLACE + " for the browser tests";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    public static Chromium open() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(List.of("--no-sandbox"))));
    }

    public Browser browser() {
        return browser;
    }

    /** Everybody goes home: what they had open is closed, and the browser stays for the next. */
    public void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
