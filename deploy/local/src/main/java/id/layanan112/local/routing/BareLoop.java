package id.layanan112.local.routing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the broker and its client give without any decision: reads incidents, and for each publishes records of the same
 * topics, sizes and headers as routing did; every one is acknowledged before its input is.
 */
final class BareLoop {
    private BareLoop() {}

    /** Outputs that routing made, to be sent again; each input sends the outputs of one input. */
    record Sample(List<List<ProducerRecord<byte[], byte[]>>> perInput) {

        void write(Path file) throws IOException {
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
                out.writeInt(perInput.size());
                for (List<ProducerRecord<byte[], byte[]>> outputs : perInput) {
                    out.writeInt(outputs.size());
                    for (ProducerRecord<byte[], byte[]> output : outputs) {
                        out.writeUTF(output.topic());
                        bytes(out, output.value());
                        Header[] headers = output.headers().toArray();
                        out.writeInt(headers.length);
                        for (Header header : headers) {
                            out.writeUTF(header.key());
                            bytes(out, header.value());
                        }
                    }
                }
            }
        }

        static Sample read(Path file) throws IOException {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                List<List<ProducerRecord<byte[], byte[]>>> all = new ArrayList<>();
                for (int inputs = in.readInt(); inputs > 0; inputs--) {
                    List<ProducerRecord<byte[], byte[]>> outputs = new ArrayList<>();
                    for (int left = in.readInt(); left > 0; left--) {
                        ProducerRecord<byte[], byte[]> output = new ProducerRecord<>(in.readUTF(), bytes(in));
                        for (int headers = in.readInt(); headers > 0; headers--) {
                            output.headers().add(in.readUTF(), bytes(in));
                        }
                        outputs.add(output);
                    }
                    all.add(outputs);
                }
                return new Sample(all);
            }
        }

        private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private static byte[] bytes(DataInputStream in) throws IOException {
            return in.readNBytes(in.readInt());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Sample sample = Sample.read(Path.of(arguments[2]));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(arguments[0], arguments[1]);
                KafkaProducer<byte[], byte[]> producer = producer(arguments[0])) {
            consumer.subscribe(List.of(IncidentRecords.INCIDENTS));
            int next = 0;
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    for (ProducerRecord<byte[], byte[]> output :
                            sample.perInput().get(next++ % sample.perInput().size())) {
                        sent.add(producer.send(new ProducerRecord<>(
                                output.topic(), null, record.key(), output.value(), output.headers())));
                    }
                }
                for (Future<RecordMetadata> one : sent) {
                    one.get();
                }
                consumer.commitAsync();
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** As a service's own. */
    static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        1,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        2 * 1_048_576),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
