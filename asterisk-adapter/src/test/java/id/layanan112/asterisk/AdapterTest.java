package id.layanan112.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded events over real sockets: what intake has in the end. */
class AdapterTest {
    @TempDir
    Path folder;

    private FakePbx pbx;
    private FakeIntake intake;
    private Logged logged;
    private Adapter adapter;

    @BeforeEach
    void start() throws IOException {
        logged = Logged.begin();
        pbx = new FakePbx();
        intake = new FakeIntake();
        adapter = Adapter.start(settings());
        await().until(pbx::listening);
    }

    @AfterEach
    void stopAndSeeThatNobodysNumberWasLogged() throws IOException {
        adapter.close();
        pbx.close();
        intake.close();
        logged.close();
        assertThat(logged.lines()).isNotEmpty().noneMatch(line -> line.contains("6200000"));
    }

    private Adapter.Settings settings() {
        return new Adapter.Settings(
                new AmiConnection.Address("127.0.0.1", pbx.port(), false, "layanan112", FakePbx.SECRET),
                new CallRules("pbx1", new Scope(Set.of("masuk-112"), Set.of("antrean-112"))),
                new Intake.Target(intake.url("/telephony/events"), "32.73", false),
                new Tokens.Identity(intake.url("/token"), "pbx", "kunci", Map.of()),
                folder,
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofMillis(200));
    }

    @Test
    void shouldMakeTimeAndEndACall() {
        // Given
        String call = FakePbx.recorded("answered");

        // When
        pbx.happen(call);

        // Then
        hears("RINGING 10", "ANSWERED 10", "ENDED 10");
        assertThat(intake.events().getFirst().toString())
                .isEqualTo("{\"eventId\":\"pbx1-1795550000.10-ringing\",\"pbxCallId\":\"pbx1-1795550000.10\","
                        + "\"type\":\"RINGING\",\"at\":\"2026-11-24T19:53:20Z\",\"number\":\"+62000000001\","
                        + "\"centreCode\":\"32.73\"}");
        assertThat(intake.events())
                .extracting(event -> event.path("at").asText())
                .containsExactly("2026-11-24T19:53:20Z", "2026-11-24T19:53:27Z", "2026-11-24T19:55:20.200Z");
    }

    @Test
    void shouldCountCallsThatNobodyAnswered() {
        // When
        pbx.happen(FakePbx.recorded("abandoned") + FakePbx.recorded("never-queued"));

        // Then
        hears("RINGING 20", "ABANDONED 20", "RINGING 25", "ABANDONED 25");
    }

    @Test
    void shouldTellEachTransferThatSucceeded() {
        // When
        pbx.happen(FakePbx.recorded("transferred"));

        // Then
        hears("RINGING 30", "ANSWERED 30", "TRANSFERRED 30", "TRANSFERRED 30", "ENDED 30");
    }

    @Test
    void shouldTakeCallersWithoutANumber() {
        // When
        pbx.happen(FakePbx.recorded("anonymous"));

        // Then
        hears("RINGING 40", "ABANDONED 40", "RINGING 44", "ANSWERED 44", "ENDED 44");
        assertThat(intake.events()).noneMatch(event -> event.has("number"));
    }

    @Test
    void shouldKeepTwoCallsApart() {
        // When
        pbx.happen(FakePbx.recorded("interleaved"));

        // Then
        hears("RINGING 50", "RINGING 54", "ANSWERED 54", "ABANDONED 50", "ENDED 54");
        assertThat(intake.events())
                .filteredOn(event -> event.has("number"))
                .extracting(event -> event.path("number").asText())
                .containsExactly("+62000000005", "+62000000006");
    }

    @Test
    void shouldLeaveTheOfficesCallsAlone() {
        // When
        pbx.happen(FakePbx.recorded("office") + FakePbx.recorded("abandoned"));

        // Then
        hears("RINGING 20", "ABANDONED 20");
    }

    @Test
    void shouldFindTheCallBetweenRubbish() {
        // When
        pbx.happen(FakePbx.recorded("rubbish"));

        // Then
        hears("RINGING 60", "ABANDONED 60");
    }

    @Test
    void shouldHearRepeatsAfterALostConnectionOnce() {
        // Given
        List<String> packets = packets("answered");
        pbx.happen(String.join("", packets.subList(0, packets.size() / 2)));
        hears("RINGING 10", "ANSWERED 10");
        pbx.hangUpOnTheAdapter();
        await().until(pbx::listening);

        // When
        pbx.happen(String.join("", packets));

        // Then
        hears("RINGING 10", "ANSWERED 10", "ENDED 10");
        assertThat(intake.repeated()).isZero();
    }

    @Test
    void shouldHearRepeatsAfterARestartOnce() throws IOException {
        // Given
        pbx.happen(FakePbx.recorded("answered"));
        hears("RINGING 10", "ANSWERED 10", "ENDED 10");
        restart();

        // When
        pbx.happen(FakePbx.recorded("answered") + FakePbx.recorded("abandoned"));

        // Then
        hears("RINGING 10", "ANSWERED 10", "ENDED 10", "RINGING 20", "ABANDONED 20");
        assertThat(intake.repeated()).isEqualTo(3);
    }

    @Test
    void shouldSayTheSameWhereverTheConnectionIsLost() {
        // Given
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        System.out.println("layanan112.seed=" + seed);
        Random random = new Random(seed);
        List<String> packets = packets("interleaved");

        // When
        for (int i = 0; i < packets.size(); i++) {
            pbx.happen(packets.get(i));
            if (random.nextInt(3) == 0) {
                pbx.hangUpOnTheAdapter();
                // Sometimes the next thing happens while nobody listens.
                if (random.nextBoolean()) {
                    await().until(pbx::listening);
                }
            }
        }
        await().until(pbx::listening);

        // Then
        await().untilAsserted(() -> assertThat(intake.heard()).satisfies(heard -> {
            List<String> ended = heard.stream()
                    .filter(one -> one.startsWith("ENDED") || one.startsWith("ABANDONED"))
                    .map(one -> one.split(" ", 2)[1])
                    .toList();
            assertThat(ended).doesNotHaveDuplicates();
            assertThat(heard).allMatch(one -> ended.contains(one.split(" ", 2)[1]));
        }));
    }

    @Test
    void shouldEndCallsThatEndedUnheard() {
        // Given
        List<String> packets = packets("interleaved");
        pbx.happen(String.join("", packets.subList(0, packets.size() - 3)));
        hears("RINGING 50", "RINGING 54", "ANSWERED 54");
        pbx.hangUpOnTheAdapter();

        // When
        pbx.happen(String.join("", packets.subList(packets.size() - 3, packets.size())));

        // Then
        hears("RINGING 50", "RINGING 54", "ANSWERED 54", "ABANDONED 50", "ENDED 54");
    }

    @Test
    void shouldFindCallsThatBeganUnheard() {
        // Given
        List<String> packets = packets("interleaved");
        pbx.hangUpOnTheAdapter();
        pbx.happen(String.join("", packets.subList(0, packets.size() - 3)));

        // When
        await().until(pbx::listening);
        hears("RINGING 50", "RINGING 54", "ANSWERED 54");
        pbx.happen(String.join("", packets.subList(packets.size() - 3, packets.size())));

        // Then
        hears("RINGING 50", "RINGING 54", "ANSWERED 54", "ABANDONED 50", "ENDED 54");
        assertThat(intake.events().getFirst().path("number").asText()).isEqualTo("+62000000005");
    }

    @Test
    void shouldEndAllCallsOfATelephoneSystemThatRestarted() {
        // Given
        pbx.happen(String.join("", packets("answered").subList(0, 8)));
        hears("RINGING 10", "ANSWERED 10");

        // When
        pbx.restart();

        // Then
        hears("RINGING 10", "ANSWERED 10", "ENDED 10");
    }

    @Test
    void shouldEndNoCallWithoutAList() {
        // Given
        pbx.happen(String.join("", packets("answered").subList(0, 8)));
        hears("RINGING 10", "ANSWERED 10");

        // When
        pbx.refuseLists();
        pbx.restart();
        await().until(pbx::listening);
        pbx.happen(FakePbx.recorded("abandoned"));

        // Then
        hears("RINGING 10", "ANSWERED 10", "RINGING 20", "ABANDONED 20");
        assertThat(logged.lines()).anyMatch(line -> line.contains("write = reporting"));
    }

    @Test
    void shouldKeepWhatIntakeDoesNotTakeNow() {
        // Given
        intake.answers(503);
        pbx.happen(FakePbx.recorded("answered") + FakePbx.recorded("abandoned"));
        await().until(() -> intake.asked() > 2);

        // When
        intake.answers(200);

        // Then
        hears("RINGING 10", "ANSWERED 10", "ENDED 10", "RINGING 20", "ABANDONED 20");
        assertThat(logged.lines()).anyMatch(line -> line.contains("HTTP 503"));
    }

    @Test
    void shouldKeepEverythingWhileItsOwnRightsAreWrong() {
        // Given
        intake.answers(403);
        pbx.happen(FakePbx.recorded("abandoned"));
        await().until(() -> intake.asked() > 2);

        // When
        intake.answers(200);
        intake.acceptsOnly("token-2");

        // Then
        hears("RINGING 20", "ABANDONED 20");
        assertThat(folder.resolve("refused.jsonl")).isEmptyFile();
    }

    @Test
    void shouldNotTakeAPageOfSomethingInBetweenForAReceipt() {
        // Given
        intake.answers(204);
        pbx.happen(FakePbx.recorded("abandoned"));
        await().until(() -> intake.asked() > 2);

        // When
        intake.answers(200);

        // Then
        hears("RINGING 20", "ABANDONED 20");
    }

    @Test
    void shouldPutAsideWhatIntakeRefusesAndGoOn() {
        // Given
        intake.refuses("ANSWERED");

        // When
        pbx.happen(FakePbx.recorded("answered"));

        // Then
        hears("RINGING 10", "ENDED 10");
        assertThat(folder.resolve("refused.jsonl"))
                .content()
                .contains("pbxCallId missing-or-too-long", "pbx1-1795550000.10-answered")
                .hasLineCount(1);
    }

    @Test
    void shouldPutAsideTheOneEventForWhichAReportIsRefused() {
        // Given
        intake.answers(503);
        pbx.happen(FakePbx.recorded("answered") + FakePbx.recorded("abandoned"));
        await().until(() -> intake.asked() > 1);
        intake.refusesWholeReportsWith("RINGING");

        // When
        intake.answers(200);

        // Then
        hears("ANSWERED 10", "ENDED 10", "ABANDONED 20");
        assertThat(folder.resolve("refused.jsonl"))
                .content()
                .contains("HTTP 422")
                .hasLineCount(2);
    }

    @Test
    void shouldTellAfterARestartWhatItHeardBefore() throws IOException {
        // Given
        intake.answers(503);
        pbx.happen(String.join("", packets("answered").subList(0, 8)));
        await().untilAsserted(() ->
                assertThat(folder.resolve("events.journal")).content().contains("-answered"));

        // When
        restart();
        intake.answers(200);
        pbx.happen(FakePbx.recorded("answered"));

        // Then
        hears("RINGING 10", "ANSWERED 10", "ENDED 10");
    }

    @Test
    void shouldForgetNumbersThatIntakeHas() throws IOException {
        // Given
        pbx.happen(FakePbx.recorded("answered"));
        hears("RINGING 10", "ANSWERED 10", "ENDED 10");

        // When
        adapter.close();

        // Then
        for (Path file : List.of(folder.resolve("events.journal"), folder.resolve("refused.jsonl"))) {
            assertThat(Files.readString(file)).isEmpty();
        }
    }

    private void restart() throws IOException {
        adapter.close();
        pbx.hangUpOnTheAdapter();
        adapter = Adapter.start(settings());
        await().until(pbx::listening);
    }

    private static List<String> packets(String recorded) {
        return Stream.of(FakePbx.recorded(recorded).split("\r\n\r\n"))
                .filter(packet -> !packet.isBlank())
                .map(packet -> packet + "\r\n\r\n")
                .toList();
    }

    /** All, and in this order for each call. */
    private void hears(String... events) {
        await().untilAsserted(() ->
                assertThat(intake.events()).extracting(AdapterTest::told).containsExactlyInAnyOrder(events));
        for (String call : List.of("10", "20", "30", "50", "54")) {
            assertThat(intake.events())
                    .extracting(AdapterTest::told)
                    .filteredOn(event -> event.endsWith(" " + call))
                    .containsExactly(List.of(events).stream()
                            .filter(event -> event.endsWith(" " + call))
                            .toArray(String[]::new));
        }
    }

    private static String told(JsonNode event) {
        return event.path("type").asText() + " "
                + event.path("pbxCallId").asText().replace("pbx1-1795550000.", "");
    }
}
