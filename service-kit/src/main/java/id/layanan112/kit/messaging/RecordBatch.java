package id.layanan112.kit.messaging;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** One poll, sorted into what can be read and what cannot; both in their order. */
record RecordBatch(List<Entry> events, List<Unreadable> unreadable) {

    record Entry(ConsumerRecord<byte[], byte[]> record, IncomingEvent event) {}

    record Unreadable(ConsumerRecord<byte[], byte[]> record, String code) {}

    static RecordBatch decode(CloudEventCodec codec, ConsumerRecords<byte[], byte[]> records) {
        List<Entry> events = new ArrayList<>(records.count());
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (codec.decode(record)) {
                case Decoded.Event(IncomingEvent event) -> events.add(new Entry(record, event));
                case Decoded.Rejected(String code) -> unreadable.add(new Unreadable(record, code));
            }
        }
        return new RecordBatch(events, unreadable);
    }

    List<IncomingEvent> incoming() {
        return events.stream().map(Entry::event).toList();
    }
}
