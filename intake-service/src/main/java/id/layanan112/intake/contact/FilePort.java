package id.layanan112.intake.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.kit.files.PrivateFiles;
import id.layanan112.kit.messaging.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The port of a machine without an SMS gateway: each message is a file, which an adapter of the centre takes away, and
 * nobody else reads. A message given twice is the same file.
 */
@ApplicationScoped
class FilePort implements TextPort {
    private final Optional<Path> folder;

    /** @param folder {@code layanan112.intake.contact.outbox}: where answers are left; none by default, and they wait */
    FilePort(@ConfigProperty(name = "layanan112.intake.contact.outbox") Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void send(String centreCode, String contactId, UUID messageId, String text) {
        try {
            PrivateFiles.write(
                    folder.orElseThrow(() -> new IOException("layanan112.intake.contact.outbox is not set")),
                    messageId + ".json",
                    EventJson.MAPPER.writeValueAsBytes(Map.of(
                            "centreCode", centreCode,
                            "contactId", contactId,
                            "messageId", messageId,
                            "text", text)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
