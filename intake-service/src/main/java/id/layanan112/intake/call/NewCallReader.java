package id.layanan112.intake.call;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;

/** Reads the body, as strictly as every other, from the bytes whose hash the idempotency key belongs to. */
@ApplicationScoped
class NewCallReader {
    private final ObjectReader reader;

    NewCallReader(ObjectMapper json) {
        this.reader = json.readerFor(NewCall.class);
    }

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
