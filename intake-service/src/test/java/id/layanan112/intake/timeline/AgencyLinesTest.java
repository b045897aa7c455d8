package id.layanan112.intake.timeline;

import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What agencies tell back reaches the call taker: their units in the timeline, their lines among the lines. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(Impatient.class)
class AgencyLinesTest {
    private static final String NAME = "Damkar Kota Bandung";
    private static final DispatchEvent.Answering DAMKAR = new DispatchEvent.Answering("32.73-fire", NAME);
    private static final String TEXT = "Jembatan contoh ditutup";

    @Inject
    EventPublisher publisher;

    @Inject
    BlockCipher cipher;

    @Inject
    AgroalDataSource database;

    @Inject
    DetailsVault vault;

    @Inject
    ObjectMapper json;

    @Test
    void shouldSayWhichUnitsCome() {
        UUID incident = incident();
        tell(
                new DispatchEvent.DispatchAcknowledged(
                        dispatch(incident, 1),
                        AckStep.ACCEPTED,
                        Actor.PERSON,
                        true,
                        null,
                        null,
                        Instant.now(),
                        DAMKAR,
                        null),
                Ids.v7());
        tell(
                new DispatchEvent.ResponderStatusChanged(
                        dispatch(incident, 2),
                        AckStep.EN_ROUTE,
                        true,
                        Instant.now(),
                        DAMKAR,
                        Actor.PERSON,
                        List.of("Damkar 3", "Tangki 1")),
                Ids.v7());

        await().untilAsserted(() -> bandung()
                .get("/incidents/" + incident)
                .then()
                .body(
                        "timeline.text.id",
                        contains(NAME + ": menerima", NAME + ": dalam perjalanan (Damkar 3, Tangki 1)")));
    }

    @Test
    void shouldKeepALineOnceUnderTheIncidentsOwnKey() {
        UUID incident = incident();
        UUID line = Ids.v7();
        String response = cipher.encrypt(incident, Block.RESPONSE, ("{\"text\":\"" + TEXT + "\"}").getBytes(UTF_8));
        UUID event = Ids.v7();
        tell(noted(incident, line, response), event);
        tell(noted(incident, line, response), event);
        // Another event of the same line: an entry more at most, never a line more.
        tell(noted(incident, line, response), Ids.v7());
        awaitLast(incident);

        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + incident + "/details")
                .then()
                .body("lines.text", contains(TEXT))
                .body("lines.who", contains(NAME));
        assertThat(select(database, "SELECT event_id FROM timeline_entry WHERE event_id = '" + event + "'"))
                .hasSize(1);
        bandung()
                .get("/incidents/" + incident)
                .then()
                .body("timeline[0].step", equalTo("NOTED"))
                .body("timeline[0].text.id", equalTo(NAME + ": menulis kepada petugas panggilan"));
        assertThat(select(database, "SELECT n::text FROM narrative_line n"))
                .isNotEmpty()
                .noneMatch(row -> row.contains("Jembatan"));
        // No other agency is told of it.
        assertThat(select(
                        database,
                        "SELECT 1 FROM outbox WHERE record_key = '" + incident
                                + "' AND headers::text LIKE '%narrated%'"))
                .isEmpty();
    }

    @Test
    void shouldGiveWhoIsAskedLaterWhatCallTakersToldAndNoAgency() throws IOException {
        UUID incident = incident();
        bandung()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"text\":\"Pagar belakang terbuka\"}")
                .post("/incidents/" + incident + "/narrative")
                .then()
                .statusCode(201);
        tell(
                noted(
                        incident,
                        Ids.v7(),
                        cipher.encrypt(incident, Block.RESPONSE, ("{\"text\":\"" + TEXT + "\"}").getBytes(UTF_8))),
                Ids.v7());
        awaitLast(incident);

        String narrative = String.valueOf(vault.travelling(incident, List.of()).narrative());
        JsonNode known = json.readTree(cipher.decrypt(incident, Block.NARRATIVE, narrative));
        assertThat(known.path("lines").findValuesAsText("text")).containsExactly("Pagar belakang terbuka");
        assertThat(known.path("lines").path(0).path("lineId").asText()).isNotEmpty();
        assertThat(Instant.parse(known.path("lines").path(0).path("at").asText()))
                .isBefore(Instant.now());
    }

    @Test
    void shouldNotLoseTheEventOfALineThatDoesNotOpen() {
        UUID incident = incident();
        String ofAnother = cipher.encrypt(Ids.v7(), Block.RESPONSE, "{\"text\":\"x\"}".getBytes(UTF_8));
        String notALine = cipher.encrypt(incident, Block.RESPONSE, "{}".getBytes(UTF_8));
        tell(noted(incident, Ids.v7(), ofAnother), Ids.v7());
        tell(noted(incident, Ids.v7(), "AAECAw=="), Ids.v7());
        tell(noted(incident, Ids.v7(), notALine), Ids.v7());

        await().untilAsserted(() -> bandung()
                .get("/incidents/" + incident)
                .then()
                .body("timeline.step", equalTo(List.of("NOTED", "NOTED", "NOTED"))));
        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + incident + "/details")
                .then()
                .body("lines", empty());
    }

    private static UUID incident() {
        return UUID.fromString(save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .extract()
                .path("incidentId"));
    }

    private void tell(DispatchEvent event, UUID eventId) {
        publisher.publishAndWait(List.of(new OutgoingEvent(eventId, event)));
    }

    /** What is told after all others has come when they have. */
    private void awaitLast(UUID incident) {
        tell(new DispatchEvent.DispatchClosed(dispatch(incident, 9), "DONE", Instant.now()), Ids.v7());
        await().untilAsserted(() -> assertThat(select(
                        database,
                        "SELECT 1 FROM timeline_entry WHERE step = 'CLOSED' AND incident_id = '" + incident + "'"))
                .hasSize(1));
    }

    private static DispatchEvent noted(UUID incident, UUID line, @Nullable String response) {
        return new DispatchEvent.DispatchNoted(
                dispatch(incident, 1), DAMKAR, line, String.valueOf(response), Instant.now());
    }

    private static DispatchSnapshot dispatch(UUID incident, long version) {
        return new DispatchSnapshot(
                Ids.derived(incident, "FIRE"),
                incident,
                version,
                1,
                "32.73",
                "32.73",
                "FIRE",
                Lane.FIRE,
                DispatchRole.LEAD,
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                DispatchStatus.ACCEPTED,
                0,
                new Rung(RungSource.OWN, "32.73-fire", "FIRE", NAME, null),
                Instant.now(),
                false,
                List.of(),
                Instant.now());
    }
}
