package id.layanan112.local.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Incidents and agencies as intake and the gateway publish them, made from the contracts' samples. Nobody is in them. */
final class IncidentRecords {
    static final String INCIDENTS = "emergency.incident.v1";
    static final String AGENCIES = "emergency.agency.v1";
    static final List<String> OUTPUTS = List.of(
            "emergency.route.v1",
            "emergency.dispatch-order.police.v1",
            "emergency.dispatch-order.fire.v1",
            "emergency.dispatch-order.medical.v1",
            "emergency.dispatch-order.power.v1",
            "emergency.dispatch-order.other.v1");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES = List.of(
            "FIRE",
            "MEDICAL",
            "MEDICAL",
            "MEDICAL",
            "TRAFFIC_ACCIDENT",
            "TRAFFIC_ACCIDENT",
            "CRIME",
            "DOMESTIC_VIOLENCE",
            "FLOOD",
            "POWER_OUTAGE",
            "POWER_OUTAGE",
            "FALLEN_TREE",
            "WILD_ANIMAL",
            "OTHER");
    private static final List<String> REGIONS =
            List.of("32.73", "31.71", "35.78", "73.71", "33.74", "12.71", "51.71", "11.71", "64.72", "91.71");
    private static final List<String> KINDS =
            List.of("POLICE", "FIRE", "MEDICAL", "POWER", "DISASTER", "SAR", "WOMEN_CHILD", "TRANSPORT", "ENVIRONMENT");

    private final Random random;
    private final ObjectNode opened = sample("IncidentOpened");
    private final ObjectNode agency = sample("AgencyRegistered");

    IncidentRecords(long seed) {
        this.random = new Random(seed);
        ObjectNode blocks = state().putObject("protectedBlocks");
        // As large as intake's: a name and a number, a place with its address, some lines of narrative.
        blocks.put("caller", closed(220));
        blocks.put("scene", closed(300));
        blocks.put("narrative", closed(500));
        state().putArray("kindsAsked");
        state().putArray("neighbourRegions");
    }

    private ObjectNode state() {
        return (ObjectNode) opened.get("incidentState");
    }

    private String closed(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    /** Each kind in each region of {@link #REGIONS}. */
    List<ProducerRecord<byte[], byte[]>> agencies() {
        return agencies(0);
    }

    /** The same, later: every other time a third of them takes no orders. */
    List<ProducerRecord<byte[], byte[]>> agencies(int change) {
        agency.put("version", 1 + change);
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (String region : REGIONS) {
            for (String kind : KINDS) {
                agency.put("state", change % 2 == 1 && all.size() % 3 == 0 ? "DIVERTING" : "ACTIVE");
                all.add(agency(region, kind));
            }
        }
        return all;
    }

    private ProducerRecord<byte[], byte[]> agency(String region, String kind) {
        String id = region + "-" + kind.toLowerCase(java.util.Locale.ROOT);
        agency.put("agencyId", id).put("kind", kind).put("name", kind + " " + region);
        agency.putArray("regions").add(region);
        agency.putArray("agreements");
        return record(AGENCIES, id, "agency.registered", agency, 1, null);
    }

    /** A new incident, or another state of one: at the next revision with one hazard more. */
    ProducerRecord<byte[], byte[]> incident(UUID incidentId, long revision) {
        ObjectNode state = state();
        Random own = new Random(incidentId.getLeastSignificantBits());
        String type = TYPES.get(own.nextInt(TYPES.size()));
        String region = REGIONS.get(own.nextInt(REGIONS.size()));
        state.put("incidentId", incidentId.toString())
                .put("revision", revision)
                .put("regionCode", region)
                .put("centreCode", region)
                .put("incidentType", type)
                .put("sensitivity", type.equals("DOMESTIC_VIOLENCE") ? "RESTRICTED" : "NORMAL");
        state.putArray("hazards");
        if (revision > 1) {
            state.withArray("hazards").add(revision % 2 == 0 ? "INJURED" : "ELECTRICAL");
        }
        return record(
                INCIDENTS,
                incidentId.toString(),
                revision == 1 ? "incident.opened" : "incident.updated",
                revision == 1 ? opened : updated(state),
                revision,
                region);
    }

    private static ObjectNode updated(ObjectNode state) {
        ObjectNode updated = JSON.createObjectNode();
        updated.put("at", "2026-11-23T07:05:09.123Z");
        updated.set("incidentState", state);
        return updated;
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic,
            String key,
            String type,
            ObjectNode value,
            long sequence,
            @org.jspecify.annotations.Nullable String region) {
        try {
            String now = Instant.now().toString();
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, key.getBytes(UTF_8), JSON.writeValueAsBytes(value));
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", new UUID(random.nextLong(), random.nextLong()).toString());
            header(record, "ce_source", "/layanan112/bench");
            header(record, "ce_type", "id.layanan112." + type + ".v1");
            header(record, "ce_time", now);
            header(record, "ce_subject", key);
            header(record, "content-type", "application/json");
            header(record, "ce_sequence", Long.toString(sequence));
            if (region != null) {
                header(record, "ce_regioncode", region);
            }
            header(record, "ce_exercise", "false");
            header(record, "ce_recordedtime", now);
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(UTF_8));
    }

    private static ObjectNode sample(String event) {
        try (InputStream sample = Objects.requireNonNull(
                IncidentRecords.class.getResourceAsStream("/samples/" + event + ".json"), event)) {
            return (ObjectNode) JSON.readTree(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
