package id.layanan112.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.gateway.signature.WebhookSignature;
import id.layanan112.kit.ids.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/agencies.md: its programs stand in it as they are, and each of them takes an order and accepts it. */
@QuarkusTest
@TestProfile(ClientGuideTest.Reachable.class)
class ClientGuideTest extends OrdersAndAgencies {
    private static final int PORT = 18_113;
    private static final int AGENCY_PORT = 19_112;
    private static final Path EXAMPLES = Path.of("../docs/examples/agency");
    private static final Path JAVA = Path.of("../simulator/src/main/java/id/layanan112/simulator/AgencyClient.java");

    /** A gateway that says where it is. */
    public static final class Reachable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.test-port",
                    Integer.toString(PORT),
                    "layanan112.gateway.public-url",
                    "http://127.0.0.1:" + PORT);
        }
    }

    @ParameterizedTest
    @CsvSource({"agency.mjs", "agency.sh"})
    void shouldShowThePrograms(String name) throws IOException {
        assertThat(Files.readString(Path.of("../docs/agencies.md"))).contains(Files.readString(EXAMPLES.resolve(name)));
    }

    @Test
    void shouldShowWhatTheSimulatedAgenciesUse() throws IOException {
        String source = Files.readString(JAVA);
        assertThat(Files.readString(Path.of("../docs/agencies.md")))
                .contains(source.substring(source.indexOf("/** What an agency's system needs")));
    }

    @Test
    void shouldTakeAnOrderInJavaScript() throws Exception {
        assumeTrue(installed("node"), "SKIPPED: node is missing: the JavaScript example was not run");
        Process agency = started(
                Map.of("SECRET", SECRET, "PORT", Integer.toString(AGENCY_PORT)),
                "node",
                EXAMPLES.resolve("agency.mjs"));
        try {
            await().until(ClientGuideTest::listens);
            channel("in-javascript", 0, ChannelType.WEBHOOK, "http://127.0.0.1:" + AGENCY_PORT + "/");
            UUID dispatch = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("in-javascript"), HUMAN);

            await().atMost(Duration.ofSeconds(15)).until(() -> status(dispatch).equals("ACCEPTED"));
        } finally {
            agency.destroy();
        }
    }

    /** It answers, and refuses what is not signed. */
    private static boolean listens() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + AGENCY_PORT + "/"))
                                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 401;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldFetchAnOrderWithCurl() throws Exception {
        assumeTrue(
                installed("curl") && installed("openssl") && installed("jq"),
                "SKIPPED: curl, openssl or jq is missing: the curl example was not run");
        channel("with-curl", 0, ChannelType.PULL, "");
        UUID dispatch = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("with-curl"), HUMAN);
        await().until(() -> status(dispatch).equals("ORDERED"));

        Process agency = started(
                Map.of(
                        "GATEWAY",
                        "http://127.0.0.1:" + PORT,
                        "AGENCY",
                        agency("with-curl"),
                        "SECRET",
                        SECRET,
                        "ROUNDS",
                        "1"),
                "bash",
                EXAMPLES.resolve("agency.sh"));
        assertThat(agency.waitFor()).isZero();

        assertThat(status(dispatch)).isEqualTo("ACCEPTED");
    }

    @Test
    void shouldAcknowledgeInJava() throws Exception {
        UUID dispatch = order(Ids.v7(), 1, rung("in-java"), HUMAN);
        await().until(() -> status(dispatch).equals("DELIVERED"));
        Path classes = Files.createDirectories(Path.of("target", "agency-client"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), JAVA.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass("id.layanan112.simulator.AgencyClient");
            Constructor<?> constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            Object client = constructor.newInstance(SECRET);
            byte[] body = "{\"step\":\"ACCEPTED\",\"by\":\"PERSON\"}".getBytes(UTF_8);
            String now = Long.toString(Instant.now().getEpochSecond());

            Method verify = method(type, "verify", String.class, String.class, byte[].class, String.class);
            assertThat(verify.invoke(client, "x", now, body, WebhookSignature.sign(SECRET, "x", now, body)))
                    .isEqualTo(true);
            assertThat(verify.invoke(client, "y", now, body, WebhookSignature.sign(SECRET, "x", now, body)))
                    .isEqualTo(false);
            Method acknowledge = method(type, "acknowledge", String.class, String.class, byte[].class);
            assertThat(acknowledge.invoke(
                            client,
                            "http://127.0.0.1:" + PORT + "/dispatches/" + dispatch + "/acknowledgements",
                            "java-1",
                            body))
                    .isEqualTo(200);
        }
        assertThat(status(dispatch)).isEqualTo("ACCEPTED");
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private static Process started(Map<String, String> environment, String program, Path script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program, script.toString());
        builder.environment().putAll(environment);
        return builder.inheritIO().start();
    }

    private static boolean installed(String program) throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + program)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
