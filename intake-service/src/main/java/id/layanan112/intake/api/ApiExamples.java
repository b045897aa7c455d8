package id.layanan112.intake.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Puts an example beside each body that can be sent; a test sends each of them as it stands. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiExamples implements OASFilter {
    private static final String FILE = "api-examples.json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Object> examples = examples();
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> add(operation, examples.get(method + " " + path))));
    }

    private static void add(Operation operation, @Nullable Object example) {
        RequestBody body = operation.getRequestBody();
        MediaType json = body == null ? null : body.getContent().getMediaType("application/json");
        if (json != null && example != null) {
            json.setExample(example);
        }
    }

    private static Map<String, Object> examples() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = Objects.requireNonNull(loader.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
