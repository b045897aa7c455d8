package id.layanan112.asterisk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Events that intake will never take as they are, with its reason: for a person to look at. */
final class RefusedFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RefusedFile.class.getPackageName());

    private final DurableFile file;

    private RefusedFile(DurableFile file) {
        this.file = file;
    }

    static RefusedFile open(Path folder) throws IOException {
        return new RefusedFile(DurableFile.open(folder, "refused.jsonl"));
    }

    /** @param why intake's own code, which names a field and never what is in it */
    void put(TelephonyEvent event, String why) throws IOException {
        file.append(List.of(EventJson.MAPPER
                .createObjectNode()
                .put("why", why)
                .<ObjectNode>set("event", EventJson.forJournal(event))
                .toString()));
        LOG.log(
                System.Logger.Level.ERROR,
                "Ditolak oleh intake. Refused by intake (" + why + "), put aside in refused.jsonl: " + event);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
