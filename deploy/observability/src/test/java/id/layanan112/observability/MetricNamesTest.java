package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "up; up",
                "sum by (service) (up{service=~\"a|b}\",lane!='x'}) == 0; up",
                "sum(rate(a_total[5m])) by (kind) / on (kind) group_left (lane) sum without (le) (b_bucket); a_total b_bucket",
                "histogram_quantile(0.99, sum by (kind, le) (rate(a_bucket[15m]))); a_bucket",
                "a - (a offset 15m or vector(0)) >= 3; a",
                "absent(up{service=\"intake\"}) or or_total unless bytes offset 1h > bool 1e3; bytes or_total up",
                "layanan112:p99{kind=~\"$kind\"} > 30; layanan112:p99",
                "rate(a[$__rate_interval]) * ${factor} # of b; a",
                "label_replace(a, \"to\", \"b\", \"from\", \"(.*)\"); a",
                "Inf > NaN; ^^",
                "count(by_hand); by_hand",
            })
    void shouldFindMetricsAndNothingElse(String expression, String metrics) {
        assertThat(String.join(" ", MetricNames.inExpression(expression))).isEqualTo(metrics);
    }
}
