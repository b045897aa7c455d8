package id.layanan112.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Quarantine that waits for the broker: a record is never acknowledged without its copy. */
@ApplicationScoped
class PatientQuarantine {
    private final Quarantine quarantine;

    PatientQuarantine(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    void put(ConsumerRecord<byte[], byte[]> record, String code) {
        for (int attempt = 1; ; attempt++) {
            try {
                quarantine.put(record, code);
                return;
            } catch (PublishFailed e) {
                Patience.pause(attempt);
            }
        }
    }
}
