package io.strimzi.crdgenerator;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The definition of one of Strimzi's kinds. It stands in Strimzi's package, for its generator is not public. */
public final class StrimziDefinitions {
    private StrimziDefinitions() {}

    public static JsonNode of(Class<? extends CustomResource<?, ?>> kind) {
        try {
            StringWriter text = new StringWriter();
            int wrong = new CrdGenerator(
                            KubeVersion.parseRange("1.30+"),
                            ApiVersion.V1,
                            CrdGenerator.YAML_MAPPER,
                            Map.of(),
                            new CrdGenerator.DefaultReporter(),
                            List.of(ApiVersion.V1),
                            ApiVersion.V1,
                            VersionRange.all(),
                            new CrdGenerator.NoneConversionStrategy(),
                            VersionRange.all())
                    .generate(kind, text);
            if (wrong > 0) {
                throw new IllegalStateException(kind + ": " + wrong + " errors");
            }
            return CrdGenerator.YAML_MAPPER.readTree(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
