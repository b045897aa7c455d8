package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunbooksTest {
    private static final Pattern ALERT = Pattern.compile("^## ([A-Z][a-z]+[A-Z][A-Za-z]+)$", Pattern.MULTILINE);
    private static final Path INDEX = Repository.RUNBOOKS.resolve("README.md");

    @Test
    void shouldAllBeFoundFromTheIndex() {
        Set<Path> found = new TreeSet<>(Set.of(INDEX));
        Deque<Path> open = new ArrayDeque<>(List.of(INDEX));
        while (!open.isEmpty()) {
            Path page = open.pop();
            Markdown.links(Repository.text(page)).stream()
                    .map(link -> link.split("#", 2)[0])
                    .filter(link -> link.endsWith(".md"))
                    .map(link -> page.resolveSibling(link).normalize())
                    .filter(linked -> linked.startsWith(Repository.RUNBOOKS))
                    .filter(found::add)
                    .forEach(open::add);
        }
        assertThat(found).containsAll(Repository.in(Repository.RUNBOOKS, ".md"));
    }

    @Test
    void shouldPointAtWhatIsThere() {
        for (Path page : Repository.in(Repository.RUNBOOKS, ".md")) {
            assertThat(Markdown.links(Repository.text(page)))
                    .as(page.toString())
                    .allSatisfy(link -> {
                        String[] place = link.split("#", 2);
                        Path file = place[0].isEmpty() ? page : page.resolveSibling(place[0]);
                        assertThat(file).exists();
                        if (place.length == 2) {
                            assertThat(Markdown.anchors(Repository.text(file))).contains(place[1]);
                        }
                    });
        }
    }

    @Test
    void shouldNameNoAlertThatThereIsNot() {
        Set<String> alerts =
                Alerts.all().stream().map(Alerts.Alert::name).collect(Collectors.toCollection(TreeSet::new));
        for (Path page : Repository.in(Repository.RUNBOOKS, ".md")) {
            assertThat(ALERT.matcher(Repository.text(page)).results().map(heading -> heading.group(1)))
                    .as(page.toString())
                    .allMatch(alerts::contains);
        }
    }
}
