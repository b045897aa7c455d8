package id.layanan112.intake.contact;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(Impatient.class)
class ContactsTest {
    @Inject
    AgroalDataSource database;

    @Test
    void shouldMakeOneCallOfAConversation() {
        // Given
        String contact = "sms-" + UUID.randomUUID();
        String call = written(contact, "1", "Tolong, kebakaran")
                .statusCode(201)
                .extract()
                .path("callId");
        // When
        written(contact, "2", "Di Jalan Contoh 12").statusCode(201).body("callId", equalTo(call));
        written(contact, "2", "Di Jalan Contoh 12").statusCode(201).body("callId", equalTo(call));
        // Then
        bandung().get("/calls/" + call).then().body("channel", equalTo("TEXT"));
        conversation(call).body("items.text", equalTo(List.of("Tolong, kebakaran", "Di Jalan Contoh 12")));
        assertThat(select(database, "SELECT m::text FROM contact_message m")).noneMatch(row -> row.contains("Contoh"));
    }

    @Test
    void shouldHandTheAnswerOverOnce() throws IOException {
        // Given
        String call =
                written("sms-" + UUID.randomUUID(), "1", "Tolong").extract().path("callId");
        String key = UUID.randomUUID().toString();
        // When
        String message =
                answer(call, key, "Di mana Anda?").statusCode(201).extract().path("messageId");
        answer(call, key, "Di mana Anda?").statusCode(201).body("messageId", equalTo(message));
        answer(call, key, "Lain").statusCode(422);
        // Then
        Path file = Impatient.OUTBOX.resolve(message + ".json");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
        assertThat(Files.readString(file)).contains("Di mana Anda?");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(select(
                                database,
                                "SELECT (handed_at IS NOT NULL)::text FROM contact_message WHERE message_id = '"
                                        + message + "'"))
                        .containsExactly("true"));
        conversation(call).body("items.outgoing", equalTo(List.of(false, true)));
    }

    @Test
    void shouldRefuseWhatNobodyCouldRead() {
        String spoken = save("{}").extract().path("callId");
        answer(spoken, "k", "Halo").statusCode(409).body("type", containsString("not-in-writing"));
        written("", "1", "Tolong").statusCode(422).body("errors[0].field", equalTo("contactId"));
        written("sms-1", "1", " ").statusCode(422).body("errors[0].field", equalTo("text"));
        bandung().get("/calls/" + spoken + "/messages").then().statusCode(400);
        as("role", "telephony", "centre", "32.73")
                .body("{\"contactId\":\"c\",\"messageId\":\"1\",\"text\":\"x\",\"number\":\"" + "1".repeat(600) + "\"}")
                .post("/contacts/messages")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("number"));
        as("role", "telephony", "centre", "*")
                .body("{\"contactId\":\"c\",\"messageId\":\"1\",\"text\":\"x\"}")
                .post("/contacts/messages")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("centreCode"));
    }

    private static ValidatableResponse written(String contact, String message, String text) {
        return as("role", "telephony", "centre", "32.73")
                .body("{\"contactId\":\"%s\",\"messageId\":\"%s\",\"text\":\"%s\"}".formatted(contact, message, text))
                .post("/contacts/messages")
                .then();
    }

    private static ValidatableResponse answer(String call, String key, String text) {
        return bandung()
                .header("Idempotency-Key", key)
                .body("{\"text\":\"" + text + "\"}")
                .post("/calls/" + call + "/messages")
                .then();
    }

    private static ValidatableResponse conversation(String call) {
        return bandung()
                .queryParam("reason", "uji")
                .get("/calls/" + call + "/messages")
                .then()
                .statusCode(200);
    }
}
