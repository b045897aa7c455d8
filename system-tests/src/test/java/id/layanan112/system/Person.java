package id.layanan112.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a screen with a keyboard and no mouse. What they do is counted in groups: a line, or one shortcut. */
final class Person {
    private static final double PATIENCE = 45_000;

    final Page page;
    private final List<String> groups = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Person(Page page) {
        this.page = page;
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            // A server that is away is no fault of the page.
            if (message.type().equals("error") && !message.text().contains("net::ERR_")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** @param name as it stands in the list of sample people */
    static Person at(Browser browser, String address, String name, String ready) {
        Person person = new Person(browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768))
                .newPage());
        person.page.navigate(address);
        person.page.getByText(name).click();
        person.sees(ready);
        return person;
    }

    /** With a telephone in the hand. */
    static Person on(Browser browser, String address) {
        Person person = new Person(browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 640))
                .newPage());
        person.page.navigate(address);
        return person;
    }

    Person types(String text) {
        groups.add(text);
        page.keyboard().type(text);
        return this;
    }

    Person presses(String key) {
        groups.add("<" + key + ">");
        page.keyboard().press(key);
        return this;
    }

    Person sees(String selector) {
        page.waitForSelector(selector);
        return this;
    }

    Locator first(String selector) {
        return page.locator(selector).first();
    }

    Person picture(Path folder, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        return this;
    }

    /** Since it was asked last. */
    List<String> groups() {
        List<String> all = List.copyOf(groups);
        groups.clear();
        return all;
    }

    List<String> complaints() {
        return complaints;
    }
}
