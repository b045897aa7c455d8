package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final List<Metrics.Metric> DOCUMENTED = Metrics.documented();

    @Test
    void shouldAllBeDocumented() {
        Set<String> documented =
                DOCUMENTED.stream().flatMap(one -> one.series().stream()).collect(Collectors.toSet());
        assertThat(documented).containsAll(used());
    }

    @Test
    void shouldEachBeLookedAtBySomebody() {
        assertThat(DOCUMENTED)
                .isNotEmpty()
                .filteredOn(one -> one.name().startsWith("layanan112_"))
                .allSatisfy(one -> assertThat(used()).containsAnyElementsOf(one.series()));
    }

    @Test
    void shouldNotReadWhatNobodyRecords() {
        assertThat(read().filter(name -> name.contains(":"))).isNotEmpty().allMatch(Alerts.recorded()::contains);
        assertThat(Alerts.recorded()).doesNotHaveDuplicates();
    }

    /** For a test beside a running stack, which compares it with what the services really have. */
    @Test
    void shouldBeListedForThoseWhoLookAtRunningServices() {
        Set<String> used = used();
        String listed = DOCUMENTED.stream()
                .filter(metric -> !metric.of().contains(Metrics.PROMETHEUS))
                .flatMap(metric -> metric.series().stream()
                        .filter(used::contains)
                        .flatMap(name -> metric.of().stream()
                                .map(service -> service + ' ' + name + ' ' + (metric.always() ? "start" : "later"))))
                .sorted()
                .collect(Collectors.joining("\n"));
        Repository.same(
                Repository.HERE.resolve("metrics-used.txt"),
                "# service, metric of a rule or dashboard, there from the start or later; made by MetricsTest\n"
                        + listed + '\n');
    }

    private static Set<String> used() {
        return read().filter(name -> !name.contains(":")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> read() {
        return Stream.concat(Alerts.expressions().stream(), Dashboards.expressions().stream())
                .flatMap(expression -> MetricNames.inExpression(expression).stream());
    }
}
