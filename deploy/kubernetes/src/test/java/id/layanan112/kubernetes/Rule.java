package id.layanan112.kubernetes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing that no schema sees.
 *
 * @param name also that of the mistake that is planted for it: {@code src/test/resources/planted/<name>.*}
 * @param says what holds of every overlay
 * @param broken where it does not hold
 */
record Rule(String name, String says, Function<Manifests, List<String>> broken) {
    static List<Rule> all() {
        return Stream.of(
                        Stream.of(new Rule(
                                "schema", "an API server knows every kind, version and field", Schemas::wrong)),
                        PodRules.all(),
                        ReferenceRules.all(),
                        KafkaRules.all(),
                        NetworkRules.all())
                .flatMap(rules -> rules)
                .toList();
    }

    @Override
    public String toString() {
        return name + " (" + says + ")";
    }
}
