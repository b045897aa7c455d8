package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.gateway.signature.WebhookSignature;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agencies of every size: those that fetch, those with e-mail, and an officer with nothing but a telephone. */
@QuarkusTest
@TestProfile(ChannelsTest.WithMailAndSms.class)
class ChannelsTest extends OrdersAndAgencies {
    private static final Path OUTBOX =
            Path.of("target", "sms-" + ProcessHandle.current().pid());
    private static final int SMTP = 21_025;

    /** A mail server and an SMS folder, as an administrator would configure them. */
    public static final class WithMailAndSms implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "layanan112.gateway.sms.outbox", OUTBOX.toAbsolutePath().toString(),
                    "layanan112.gateway.smtp.host", "127.0.0.1",
                    "layanan112.gateway.smtp.port", Integer.toString(SMTP),
                    "layanan112.gateway.smtp.tls", "false",
                    "layanan112.gateway.smtp.from", "112@bandung.example",
                    "layanan112.gateway.link-secret", "a secret of tests, long enough for links");
        }
    }

    @Inject
    BlockCipher cipher;

    private final GreenMail mail = new GreenMail(new ServerSetup(SMTP, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startMail() {
        mail.start();
    }

    @AfterEach
    void stopMail() {
        mail.stop();
    }

    @Test
    void shouldLetAnAgencyFetchItsOrdersAndTakeThemOverWithTheCursor() {
        channel("fetching", 0, ChannelType.PULL, "");
        UUID first = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("fetching"), HUMAN);
        await().until(() -> status(first).equals("ORDERED"));

        Response page = fetch("fetching", "after=0&wait=10");
        page.then()
                .statusCode(200)
                .body("deliveries.dispatchId", equalTo(List.of(first.toString())))
                .body("deliveries[0].type", equalTo("dispatch.ordered"));
        // The answer may have been lost: without the cursor it comes again, and is not delivered yet.
        fetch("fetching", "after=0").then().body("cursor", equalTo(page.<Integer>path("cursor")));
        assertThat(status(first)).isEqualTo("ORDERED");

        fetch("fetching", "after=" + page.path("cursor")).then().body("deliveries.size()", equalTo(0));
        assertThat(status(first)).isEqualTo("DELIVERED");
        acknowledge(first, "p1", "ACCEPTED", SECRET).statusCode(200).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void shouldAnswerAWaitingAgencyAsSoonAsThereIsSomething() {
        channel("waiting", 0, ChannelType.PULL, "");
        Thread ordering = Thread.ofVirtual().start(() -> {
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("waiting"), HUMAN);
        });

        fetch("waiting", "after=0&wait=20").then().statusCode(200).body("deliveries.size()", equalTo(1));
        assertThat(ordering.isAlive()).isFalse();
    }

    @Test
    void shouldOpenNoInboxToAnybodyElse() {
        channel("private", 0, ChannelType.PULL, "");
        given().get("/agencies/" + agency("private") + "/inbox").then().statusCode(401);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", "another"))
                .get("/agencies/" + agency("private") + "/inbox")
                .then()
                .statusCode(401);
        // A signature for another path opens nothing.
        signed("GET /agencies/" + agency("private") + "/inbox?after=7")
                .get("/agencies/" + agency("private") + "/inbox?after=0")
                .then()
                .statusCode(401);
        assertThat(count("audit WHERE what = 'AGENCY_REQUEST_REFUSED' AND subject = '" + agency("private") + "'"))
                .isEqualTo(3);
    }

    @Test
    void shouldMailTypePlaceAndLinkAndNothingOfPeople() throws Exception {
        channel("mailed", 0, ChannelType.EMAIL, "piket@damkar.example");
        UUID incident = Ids.v7();
        UUID dispatch = ordered(incident, Sensitivity.NORMAL, people(incident), rung("mailed"), HUMAN);

        await().until(() -> status(dispatch).equals("DELIVERED"));
        MimeMessage message = mail.getReceivedMessages()[0];
        String text = message.getSubject() + "\n" + message.getContent();
        assertThat(text)
                .contains("KEBAKARAN P1", "Jalan Contoh 1", "Kota Bandung", "/p/")
                .doesNotContain("Sintetis", "555-0199", "api di dapur");
        assertThat(message.getAllRecipients()[0].toString()).isEqualTo("piket@damkar.example");
        assertThat(message.getHeader("Message-ID")[0]).contains(deliveryOf(dispatch));
    }

    @Test
    void shouldNotSayWhereARestrictedIncidentIs() throws Exception {
        channel("discreet", 0, ChannelType.SMS, "+62 000 555 0142");
        UUID incident = Ids.v7();
        UUID dispatch = ordered(incident, Sensitivity.RESTRICTED, people(incident), police("discreet"), HUMAN);

        await().until(() -> status(dispatch).equals("DELIVERED"));
        assertThat(sms(dispatch).path("text").asText())
                .contains("P1", "/p/")
                .doesNotContain("Jalan Contoh", "Bandung", "Sintetis");
    }

    @Test
    void shouldTextAndLetAnOfficerAnswerWithNothingButATelephone() throws Exception {
        channel("texted", 0, ChannelType.SMS, "+62 000 555 0143");
        UUID incident = Ids.v7();
        UUID dispatch = ordered(incident, Sensitivity.NORMAL, people(incident), rung("texted"), HUMAN);
        await().until(() -> status(dispatch).equals("DELIVERED"));
        JsonNode message = sms(dispatch);
        String text = message.path("text").asText();
        assertThat(text).contains("112: KEBAKARAN P1. Jalan Contoh 1").doesNotContain("Sintetis", "api di dapur");
        String link = text.replaceAll(".*(/p/\\S+)", "$1");

        // A preview looks, and sees and changes nothing.
        Response looked = given().get(link);
        looked.then().statusCode(200).body(containsString("Buka perintah"), not(containsString("Jalan")));
        assertThat(looked.getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/p/");
        assertThat(status(dispatch)).isEqualTo("DELIVERED");
        String device = looked.cookie("device");
        given().formParam("deed", "open").post(link).then().body(not(containsString("Jalan")));
        Response opened =
                given().cookie("device", device).formParam("deed", "open").post(link);
        opened.then()
                .statusCode(200)
                .body(
                        containsString("Jalan Contoh 1"),
                        containsString("api di dapur"),
                        containsString("geo:-6.9,107.6"));
        assertThat(status(dispatch)).isEqualTo("READ");
        // The answer was lost, or it was tapped twice: it is open still, here.
        given().cookie("device", device)
                .formParam("deed", "open")
                .post(link)
                .then()
                .body(containsString("Jalan"));

        given().get(link).then().statusCode(403).body(containsString("telepon lain"), not(containsString("Jalan")));
        given().formParam("deed", "ACCEPTED").post(link).then().statusCode(403);
        given().cookie("device", device)
                .formParam("deed", "ACCEPTED")
                .post(link + "?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("Recorded."), containsString("En route"));
        assertThat(status(dispatch)).isEqualTo("ACCEPTED");
        given().cookie("device", device)
                .formParam("deed", "ACCEPTED")
                .post(link)
                .then()
                .statusCode(200)
                .body(not(containsString("Tercatat")));

        supervisor()
                .delete("/dispatches/" + dispatch + "/links/" + agency("texted"))
                .then()
                .statusCode(204);
        given().cookie("device", device).get(link).then().statusCode(403).body(containsString("dicabut"));
    }

    @Test
    void shouldNotTakeALinkThatIsNotOurs() throws Exception {
        channel("linked", 0, ChannelType.SMS, "+62 000 555 0144");
        UUID dispatch = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("linked"), HUMAN);
        await().until(() -> status(dispatch).equals("DELIVERED"));
        String link = sms(dispatch).path("text").asText().replaceAll(".*(/p/\\S+)", "$1");

        String forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");
        given().get(forged).then().statusCode(404);
        given().get("/p/rubbish").then().statusCode(404);
        given().get("/p/" + "A".repeat(1000)).then().statusCode(404);
        given().formParam("deed", "open").post(forged).then().statusCode(404);
    }

    @Test
    void shouldGoByTheNextChannelWhenTheFirstIsADeadEnd() throws Exception {
        channel("several", 0, ChannelType.WEBHOOK, url(agency("several")));
        channel("several", 1, ChannelType.SMS, "+62 000 555 0145");
        statusOf.put(agency("several"), 410);

        UUID dispatch = ordered(Ids.v7(), Sensitivity.NORMAL, ProtectedBlocks.NONE, rung("several"), HUMAN);

        await().until(() -> status(dispatch).equals("DELIVERED"));
        assertThat(sms(dispatch).path("messageId").asText()).isEqualTo(deliveryOf(dispatch));
        assertThat(count("agency_channel WHERE disabled_why = 'GONE' AND agency_id = '" + agency("several") + "'"))
                .isEqualTo(1);
        supervisor()
                .get("/dispatches/" + dispatch)
                .then()
                .statusCode(200)
                .body("steps.step", equalTo(List.of("ORDERED", "DELIVERED")))
                .body("steps[1].channel", equalTo("SMS"));
    }

    @Test
    void shouldDeliverAgainOnceAndTakeFromOneOfTwo() {
        UUID dispatch = order(Ids.v7(), 1, rung("again"), rung("other"), HUMAN);
        await().until(() -> status(dispatch).equals("DELIVERED"));
        acknowledge(dispatch, "a1", "DECLINED", SECRET);
        await().until(() -> delivered.contains(agency("other") + " dispatch.ordered"));
        acknowledge(dispatch, "a2", "DECLINED", SECRET);
        assertThat(status(dispatch)).isEqualTo("UNFULFILLED");
        String seen = supervisor().get("/dispatches/" + dispatch).getHeader("ETag");

        byHand("deliveries", dispatch, seen, "{\"agencyId\":\"" + agency("other") + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("ORDERED"));
        byHand("deliveries", dispatch, seen, "{}").then().statusCode(412);
        byHand("deliveries", dispatch, null, "{}").then().statusCode(428);
        await().until(() -> bodies.getOrDefault(agency("other"), List.of()).size() == 2);
        assertThat(bodies.get(agency("other"))).doesNotHaveDuplicates();
        String now = supervisor().get("/dispatches/" + dispatch).getHeader("ETag");
        byHand("withdrawals", dispatch, now, "{\"agencyId\":\"" + agency("other") + "\"}")
                .then()
                .statusCode(409);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "33.74"))
                .header("If-Match", now)
                .contentType("application/json")
                .body("{}")
                .post("/dispatches/" + dispatch + "/by-hand/deliveries")
                .then()
                .statusCode(404);
    }

    private Response byHand(String what, UUID dispatch, @Nullable String seen, String body) {
        var request = supervisor().contentType("application/json").body(body);
        return (seen == null ? request : request.header("If-Match", seen))
                .post("/dispatches/" + dispatch + "/by-hand/" + what);
    }

    private static RequestSpecification supervisor() {
        return given().auth().oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"));
    }

    private Response fetch(String name, String query) {
        String target = "/agencies/" + agency(name) + "/inbox?" + query;
        return signed("GET " + target).get(target);
    }

    private static RequestSpecification signed(String text) {
        String id = UUID.randomUUID().toString();
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return given().header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", WebhookSignature.sign(SECRET, id, timestamp, text.getBytes(UTF_8)));
    }

    private static Rung police(String name) {
        return new Rung(RungSource.OWN, agency(name), "POLICE", "Polres " + name, null);
    }

    private ProtectedBlocks people(UUID incident) {
        return new ProtectedBlocks(
                closed(incident, Block.CALLER, "{\"name\":\"Sintetis\",\"number\":\"(000) 555-0199\"}"),
                closed(incident, Block.SCENE, "{\"address\":\"Jalan Contoh 1\",\"lat\":-6.9,\"lon\":107.6}"),
                closed(incident, Block.NARRATIVE, "{\"text\":\"api di dapur\"}"));
    }

    private String closed(UUID incident, Block block, String json) {
        return cipher.encrypt(incident, block, json.getBytes(UTF_8));
    }

    private String deliveryOf(UUID dispatch) {
        return sql.first(
                        "SELECT delivery_id::text FROM delivery WHERE dispatch_id = ? AND type = 'ORDERED'",
                        row -> row.getString(1),
                        dispatch)
                .orElseThrow();
    }

    private JsonNode sms(UUID dispatch) throws IOException {
        return EventJson.MAPPER.readTree(Files.readAllBytes(OUTBOX.resolve(deliveryOf(dispatch) + ".json")));
    }
}
