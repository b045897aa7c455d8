package id.layanan112.intake.details;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** Reads what was stored: a newer version, before it was rolled back, may have known more than this one does. */
final class StoredJson {
    private StoredJson() {}

    static ObjectReader reader(ObjectMapper json, Class<?> type) {
        return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
