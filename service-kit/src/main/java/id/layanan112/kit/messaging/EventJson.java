package id.layanan112.kit.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How events are written and read, everywhere: unknown fields are ignored, an unknown enum value reads as OTHER. */
public final class EventJson {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addHandler(new UnknownAsOther())
            .build();

    private EventJson() {}

    private static final class UnknownAsOther extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, @Nullable String message) {
            Object[] constants = target.getEnumConstants();
            return constants == null
                    ? NOT_HANDLED
                    : Arrays.stream(constants)
                            .filter(constant -> ((Enum<?>) constant).name().equals("OTHER"))
                            .findFirst()
                            .orElse(NOT_HANDLED);
        }
    }
}
