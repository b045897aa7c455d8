package id.layanan112.kit.messaging;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Which of the broker's refusals a record has earned by itself: it will never be taken, however often it is sent. */
final class RecordErrors {
    private RecordErrors() {}

    static boolean ownFault(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }
}
