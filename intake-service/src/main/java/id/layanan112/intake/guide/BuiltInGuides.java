package id.layanan112.intake.guide;

import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.contracts.IncidentType;
import id.layanan112.kit.messaging.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A sample for each type of incident, so that nobody is without questions before somebody has approved better ones. */
final class BuiltInGuides {
    private static final String FILE = "built-in.json";
    private static final Map<IncidentType, Guide> ALL = read();

    private BuiltInGuides() {}

    static Guide of(IncidentType type) {
        return Objects.requireNonNull(ALL.get(type));
    }

    /** As they stand in the file, without a scope. */
    static Map<IncidentType, NewGuide> file() {
        try (InputStream file = Objects.requireNonNull(BuiltInGuides.class.getResourceAsStream(FILE), FILE)) {
            return EventJson.MAPPER.readValue(file, new TypeReference<EnumMap<IncidentType, NewGuide>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<IncidentType, Guide> read() {
        Map<IncidentType, Guide> all = new EnumMap<>(IncidentType.class);
        file().forEach((type, guide) -> all.put(type, Guide.builtIn(type, guide.asked(), guide.advised())));
        return all;
    }
}
