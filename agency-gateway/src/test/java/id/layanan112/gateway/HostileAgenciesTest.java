package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.gateway.signature.WebhookSignature;
import id.layanan112.kit.ids.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** What agencies' systems do, and what others do in their name. */
@QuarkusTest
@QuarkusTestResource(Certificates.class)
class HostileAgenciesTest extends OrdersAndAgencies {
    private static final String OTHER_SECRET = "whsec_" + "C".repeat(32);

    /** Transport is no acceptance. */
    @Test
    void shouldMoveOnFromAnAgencyThatAnswers2xxAndNeverReads() {
        UUID dispatch = order(Ids.v7(), 1, rung("mute"), rung("listening"), HUMAN);
        await().until(() -> status(dispatch).equals("DELIVERED"));

        passDeadline(dispatch);

        await().until(() -> delivered.contains(agency("listening") + " dispatch.ordered"));
        await().until(() -> delivered.contains(agency("mute") + " dispatch.passed-on"));
    }

    /** Its answer was taken, the 200 was lost: the same answer again changes nothing, and says what is. */
    @Test
    void shouldTakeAnAnswerOnceWhoseAcknowledgementWasLost() {
        UUID dispatch = order(Ids.v7(), 1, rung("lost"), HUMAN);
        await().until(() -> status(dispatch).equals("DELIVERED"));

        acknowledge(dispatch, "l1", "ACCEPTED", SECRET).statusCode(200).body("effective", equalTo(true));
        acknowledge(dispatch, "l1", "ACCEPTED", SECRET)
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"))
                .body("effective", equalTo(false));

        assertThat(count("dispatch_step WHERE step = 'ACCEPTED' AND dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1);
    }

    @Test
    void shouldReadNoMoreThanALittleOfTenGigabytes() {
        AtomicInteger megabytes = new AtomicInteger();
        acting.put(agency("talkative"), exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 10L * 1024 * 1024 * 1024);
            byte[] megabyte = new byte[1024 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 10 * 1024; i++) {
                    out.write(megabyte);
                    megabytes.incrementAndGet();
                }
            } catch (IOException e) {
                // It hung up.
            }
        });
        UUID dispatch = order(Ids.v7(), 1, rung("talkative"), HUMAN);

        await().until(() -> status(dispatch).equals("DELIVERED"));
        assertThat(megabytes.get()).isLessThan(64);
    }

    /** A redirect, as to the metadata address of a cloud, is not followed: it is a failed attempt like any other. */
    @Test
    void shouldNotFollowARedirectToAMetadataAddress() {
        AtomicInteger asked = new AtomicInteger();
        acting.put("metadata", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        acting.put(agency("redirecting"), exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", url("metadata"));
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        UUID dispatch = order(Ids.v7(), 1, rung("redirecting"), rung("straight"), HUMAN);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> delivered.contains(agency("straight") + " dispatch.ordered"));
        assertThat(asked).hasValue(0);
        assertThat(settled(dispatch, "redirecting")).isEqualTo("REDIRECT");
    }

    @Test
    void shouldNotConnectToAPrivateAddressThatTheRegistryDoesNotAllow() {
        channel("inside", 0, ChannelType.WEBHOOK, url(agency("inside")));
        sql.update("UPDATE agency_channel SET private_address = false WHERE agency_id = ?", agency("inside"));

        UUID dispatch = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("inside"), HUMAN);

        await().until(() -> status(dispatch).equals("UNFULFILLED"));
        assertThat(settled(dispatch, "inside")).isEqualTo("PRIVATE_ADDRESS");
        assertThat(bodies).doesNotContainKey(agency("inside"));
    }

    /** It is trusted, and it is over; the one beside it is good, and wants to see ours. */
    @Test
    void shouldNotTrustACertificateThatExpired() throws Exception {
        HttpsServer expired = server("gone-key", false);
        HttpsServer good = server("good-key", true);
        try {
            secured("expired", expired, "agency-gone");
            secured("certified", good, "agency-good");
            UUID refused = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("expired"), HUMAN);
            UUID taken = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("certified"), HUMAN);

            await().until(() -> status(taken).equals("DELIVERED"));
            await().atMost(Duration.ofSeconds(40)).until(() -> status(refused).equals("UNFULFILLED"));
            assertThat(settled(refused, "expired")).isEqualTo("CERTIFICATE");
        } finally {
            expired.stop(0);
            good.stop(0);
        }
    }

    private void secured(String name, HttpsServer server, String tls) {
        channel(
                name,
                0,
                ChannelType.WEBHOOK,
                "https://localhost:" + server.getAddress().getPort() + "/");
        sql.update("UPDATE agency_channel SET tls = ? WHERE agency_id = ?", tls, agency(name));
    }

    /** One byte a second holds nobody's line but its own, and not for long. */
    @Test
    void shouldNotWaitForAnAgencyThatDrips() {
        acting.put(agency("dripping"), HostileAgenciesTest::drip);
        for (int i = 0; i < 10; i++) {
            order(Ids.v7(), 1, rung("dripping"), HUMAN);
        }
        UUID healthy = order(Ids.v7(), 1, rung("brisk"), HUMAN);

        await().atMost(Duration.ofSeconds(4)).until(() -> status(healthy).equals("DELIVERED"));
    }

    /** However much waits for it, and however often the queue is looked at. */
    @Test
    void shouldHaveNoMoreOnItsWayThanAnAgencyTakes() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        acting.put(agency("small"), exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            exchange.getRequestBody().readAllBytes();
            // Long enough for whoever would come beside it.
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            now.decrementAndGet();
            taken.incrementAndGet();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        register("small");
        sql.update("UPDATE agency SET max_in_flight = 2, per_second = 100 WHERE agency_id = ?", agency("small"));

        for (int i = 0; i < 12; i++) {
            order(Ids.v7(), 1, rung("small"), HUMAN);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> taken.get() == 12);
        assertThat(most).hasValue(2);
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 1000);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
                out.write('.');
                out.flush();
                Thread.sleep(1000);
            }
        } catch (IOException e) {
            // It hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldRefuseAuditAndCountWhatCannotBeTrusted() {
        UUID dispatch = order(Ids.v7(), 1, rung("trusted"), rung("later"), HUMAN);
        UUID another = order(Ids.v7(), 1, rung("trusted"), HUMAN);
        await().until(() ->
                status(dispatch).equals("DELIVERED") && status(another).equals("DELIVERED"));
        sql.update("UPDATE agency_channel SET secret = ? WHERE agency_id = ?", OTHER_SECRET, agency("later"));
        Instant now = Instant.now();

        unsigned(dispatch).statusCode(401);
        acknowledge(dispatch, "forged", "ACCEPTED", "whsec_" + "B".repeat(32)).statusCode(401);
        signed(dispatch, "skewed", now.minus(Duration.ofMinutes(6)), SECRET).statusCode(401);
        signed(dispatch, "ahead", now.plus(Duration.ofMinutes(6)), SECRET).statusCode(401);
        // In the chain, and never asked.
        signed(dispatch, "foreign", now, OTHER_SECRET).statusCode(403);
        assertThat(status(dispatch)).isEqualTo("DELIVERED");

        // A captured answer is good for the order it was given to, once.
        signed(dispatch, "once", now, SECRET).statusCode(200).body("effective", equalTo(true));
        signed(another, "once", now, SECRET).statusCode(200).body("effective", equalTo(false));

        assertThat(status(another)).isEqualTo("DELIVERED");
        assertThat(count("audit WHERE what = 'ANSWER_REFUSED' AND subject = '" + dispatch + "'"))
                .isEqualTo(5);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("layanan112_acknowledgement_refused_total\\{reason=\"foreign\",?\\} [1-9]");
    }

    /** While keys change, the one before is as good as the present one, in both directions. */
    @Test
    void shouldChangeKeysWithAnOverlap() {
        register("rotating");
        sql.update(
                "UPDATE agency_channel SET secret = ?, previous_secret = ?, previous_until = now() + interval '1 hour'"
                        + " WHERE agency_id = ?",
                OTHER_SECRET,
                SECRET,
                agency("rotating"));
        UUID dispatch = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("rotating"), HUMAN);

        // The agency knows the old key alone, and takes it.
        await().until(() -> status(dispatch).equals("DELIVERED"));
        acknowledge(dispatch, "r1", "READ", SECRET).statusCode(200);
        acknowledge(dispatch, "r2", "ACCEPTED", OTHER_SECRET).statusCode(200).body("effective", equalTo(true));
    }

    private void passDeadline(UUID dispatch) {
        sql.update("UPDATE timer SET due_at = now() WHERE dispatch_id = ? AND what = 'DEADLINE'", dispatch);
    }

    private String settled(UUID dispatch, String name) {
        return sql.first(
                        "SELECT settled FROM delivery WHERE dispatch_id = ? AND agency_id = ? AND type = 'ORDERED'",
                        row -> row.getString(1),
                        dispatch,
                        agency(name))
                .orElseThrow();
    }

    private static ValidatableResponse unsigned(UUID dispatch) {
        return given().contentType("application/json")
                .body("{\"step\":\"ACCEPTED\"}")
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then();
    }

    private static ValidatableResponse signed(UUID dispatch, String id, Instant at, String secret) {
        String body = "{\"step\":\"ACCEPTED\",\"by\":\"PERSON\"}";
        String timestamp = Long.toString(at.getEpochSecond());
        return given().contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", WebhookSignature.sign(secret, id, timestamp, body.getBytes(UTF_8)))
                .body(body)
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then();
    }

    private static HttpsServer server(String store, boolean wantsOurs) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store), Certificates.PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trustOurs());
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(wantsOurs);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static KeyStore trustOurs() throws Exception {
        KeyStore ours = KeyStore.getInstance(KeyStore.getDefaultType());
        ours.load(null, null);
        ours.setCertificateEntry("ours", load("ours").getCertificate("ours"));
        return ours;
    }

    private static KeyStore load(String store) throws Exception {
        return KeyStore.getInstance(Path.of(Certificates.store(store)).toFile(), Certificates.PASSWORD.toCharArray());
    }
}
