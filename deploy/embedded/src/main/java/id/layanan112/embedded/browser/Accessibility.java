package id.layanan112.embedded.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds wrong with a page for people who see, hear or type otherwise than most. */
public final class Accessibility {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final int EXAMPLES = 3;

    private Accessibility() {}

    /** @return a line for each rule that is broken, with the first places */
    public static List<String> violations(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        // Every rule is tried; what passed need not be told, row by row.
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .limit(EXAMPLES)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }
}
