package id.layanan112.gateway.delivery;

import id.layanan112.kit.files.PrivateFiles;
import id.layanan112.kit.messaging.EventJson;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The port of a machine without an SMS gateway: each message is a file, which an adapter takes away, and nobody else
 * reads. A message given twice is the same file.
 */
@DefaultBean
@ApplicationScoped
class FileSms implements SmsPort {
    private final Optional<Path> folder;

    /** @param folder {@code layanan112.gateway.sms.outbox}; none by default, and there is no SMS */
    FileSms(@ConfigProperty(name = "layanan112.gateway.sms.outbox") Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public boolean ready() {
        return folder.isPresent();
    }

    @Override
    public void send(String number, UUID deliveryId, String text) throws IOException {
        PrivateFiles.write(
                folder.orElseThrow(() -> new IOException("layanan112.gateway.sms.outbox is not set")),
                deliveryId + ".json",
                EventJson.MAPPER.writeValueAsBytes(Map.of("number", number, "messageId", deliveryId, "text", text)));
    }
}
