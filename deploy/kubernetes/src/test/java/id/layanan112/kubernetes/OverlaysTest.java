package id.layanan112.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rulesOfOverlays")
    void shouldKeepEveryRule(String overlay, Rule rule) {
        Manifests manifests = Kustomize.overlay(overlay);

        assertThat(rule.broken().apply(manifests)).as(rule.says()).isEmpty();
    }

    static Stream<Arguments> rulesOfOverlays() {
        return Kustomize.OVERLAYS.stream()
                .flatMap(overlay -> Rule.all().stream().map(rule -> Arguments.of(overlay, rule)));
    }
}
