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
    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Object> examples = examples();
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    add(operation, "application/json", examples.get(method + " " + path));
                    add(operation, FORM, examples.get(method + " " + path + " " + FORM));
                }));
    }

    private static void add(Operation operation, String type, @Nullable Object example) {
        RequestBody body = operation.getRequestBody();
        MediaType content = body == null ? null : body.getContent().getMediaType(type);
        if (content != null && example != null) {
            content.setExample(example);
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
