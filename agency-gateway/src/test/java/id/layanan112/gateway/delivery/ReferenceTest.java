package id.layanan112.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import id.layanan112.gateway.details.OpenBlocks;
import id.layanan112.gateway.dispatch.AnOrder;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.dispatch.Telling.Type;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.signature.WebhookSignature;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What we send, held against what others publish: the library of Standard Webhooks, and the schema of EIDO. */
class ReferenceTest {
    private static final String SECRET = "whsec_" + "A".repeat(32);
    private static final Path EIDO = Path.of(Optional.ofNullable(System.getenv("LAYANAN112_EIDO_SCHEMA"))
            .orElse("../../shared/data/schemas/eido/openapi.yaml"));

    @Test
    void shouldSignAsTheReferenceLibraryVerifies() throws Exception {
        Path modules = Path.of("target", "npm");
        assumeTrue(
                installed(modules),
                "SKIPPED: npm is missing, or has no registry: signatures are not held against the reference library");
        String id = "msg_" + UUID.randomUUID();
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String body = "{\"heading\":\"LATIHAN\",\"place\":\"Jalan Contoh é 1\"}";
        String good = WebhookSignature.sign(SECRET, id, timestamp, body.getBytes(UTF_8));

        assertThat(verify(modules, id, timestamp, good, body)).isEqualTo("verified");
        String rotating = WebhookSignature.sign("whsec_" + "B".repeat(32), id, timestamp, body.getBytes(UTF_8));
        assertThat(verify(modules, id, timestamp, rotating + " " + good, body)).isEqualTo("verified");
        assertThat(verify(modules, id, timestamp, rotating, body)).isNotEqualTo("verified");
        assertThat(verify(modules, id, timestamp, good, body + " ")).isNotEqualTo("verified");
    }

    private static boolean installed(Path modules) throws IOException, InterruptedException {
        Files.createDirectories(modules);
        Files.copy(
                Path.of("src/test/js/package.json"),
                modules.resolve("package.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try {
            Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent")
                    .directory(modules.toFile())
                    // Never this process' own input: npm makes it non-blocking, and the build talks to its tests by it.
                    .redirectErrorStream(true)
                    .redirectOutput(modules.resolve("npm.log").toFile())
                    .start();
            return npm.waitFor(3, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String verify(Path modules, String id, String timestamp, String signature, String body)
            throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node",
                        "src/test/js/verify.mjs",
                        modules.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        try (var in = node.getOutputStream()) {
            in.write(EventJson.MAPPER.writeValueAsBytes(Map.of(
                    "secret", SECRET,
                    "headers", Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature),
                    "body", body)));
        }
        String said = new String(node.getInputStream().readAllBytes(), UTF_8).strip();
        node.waitFor();
        return said;
    }

    @Test
    void shouldWriteEidoAsItsSchemaHasIt() throws IOException {
        assumeTrue(
                Files.exists(EIDO),
                "SKIPPED: no EIDO schema at " + EIDO + "; LAYANAN112_EIDO_SCHEMA names NENA's openapi.yaml");
        JsonSchema schema = schema();

        for (Type type : Type.values()) {
            assertThat(schema.validate(EventJson.MAPPER.valueToTree(eido(type))))
                    .isEmpty();
        }
        // It would say so.
        ObjectNode wrong = eido(Type.ORDERED);
        wrong.remove("agencyComponent");
        ((ObjectNode) wrong.path("incidentComponent")).put("incidentTypeCommonRegistryText", 1);
        assertThat(schema.validate(wrong)).hasSize(2);
        assertThat(schema.validate(EventJson.MAPPER.readTree(
                        Files.readAllBytes(EIDO.resolveSibling("sample-call-transfer.json")))))
                .isEmpty();
    }

    /** The published document, without the components of NIEM, of which we send none. */
    private static JsonSchema schema() throws IOException {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(EIDO));
        ObjectMapper json = new ObjectMapper();
        String components = json.writeValueAsString(json.valueToTree(document).path("components"))
                .replaceAll("\"\\$ref\":\"NIEMComponents[^\"]*\"", "\"description\":\"NIEM\"");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(
                        "{\"$ref\":\"#/components/schemas/EmergencyIncidentDataObjectType\",\"components\":"
                                + components + "}",
                        InputFormat.JSON);
    }

    private static ObjectNode eido(Type type) throws IOException {
        Dispatch dispatch =
                AnOrder.order().asking(AnOrder.rung("32.73-fire", "FIRE")).dispatch();
        Claimed claimed =
                new Claimed(Ids.v7(), dispatch.dispatchId(), "32.73-fire", type, 0, new Reach.Line(0, "EIDO"), 1, 1);
        JsonNode scene = EventJson.MAPPER.readTree(
                "{\"address\":\"Jalan Contoh 1\",\"lat\":-6.9,\"lon\":107.6,\"uncertaintyMetres\":40}");
        JsonNode narrative = EventJson.MAPPER.readTree("{\"text\":\"<script>alert(1)</script>\\nasap\"}");
        DeliveryBody body = new DeliveryBody(
                "dispatch.ordered",
                null,
                claimed.deliveryId(),
                dispatch.dispatchId(),
                dispatch.order().incidentId(),
                1,
                "32.73-fire",
                "FIRE",
                dispatch.order().role(),
                dispatch.order().incidentType(),
                dispatch.order().priority(),
                dispatch.order().sensitivity(),
                Set.of(),
                dispatch.order().victims(),
                "32.73",
                false,
                false,
                dispatch.order().orderedAt(),
                dispatch.order().expiresAt(),
                dispatch.order().expiresAt(),
                "http://127.0.0.1/acknowledge",
                EventJson.MAPPER.readTree("{\"number\":\"+62 000 555 0100\"}"),
                scene,
                narrative,
                List.of(new OpenBlocks.Line(Ids.v7(), dispatch.order().orderedAt(), "pagar <b>terbuka</b>")));
        ObjectNode eido = Eido.of(body, new Delivery(claimed, dispatch, null, List.of()));
        assertThat(eido.path("notesComponent")
                        .path(1)
                        .path("notesActionComments")
                        .asText())
                .isEqualTo("pagar &lt;b&gt;terbuka&lt;/b&gt;");
        assertThat(eido.path("notesComponent")
                        .path(0)
                        .path("notesActionComments")
                        .asText())
                .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;<br>asap");
        return eido;
    }
}
