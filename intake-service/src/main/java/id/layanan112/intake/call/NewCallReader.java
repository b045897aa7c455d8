package id.layanan112.intake.call;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;

/** Reads the body strictly: unknown and doubled keys are refused, for a misspelt key would be a lost detail. */
@ApplicationScoped
class NewCallReader {
    private final ObjectReader reader = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(NewCall.class);

    NewCall read(byte[] body) {
        try {
            NewCall typed = reader.readValue(body);
            if (typed == null) {
                throw new ProblemException(
                        Problem.of(400, "invalid-body", "Isi permintaan kosong.", "The body is empty."));
            }
            return typed;
        } catch (JacksonException e) {
            throw new WebApplicationException(e, 400);
        } catch (IOException e) {
            throw new IllegalStateException("a byte array was read", e);
        }
    }
}
