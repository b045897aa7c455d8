package id.layanan112.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmiReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @Test
    void shouldReadPacketsWithEitherLineEnd() throws IOException {
        assertThat(read("Asterisk Call Manager/9.0.0\r\nEvent: A\r\nKey:  v: w \r\n\r\n\r\nevent: B\n\n"))
                .extracting(packet -> packet.text("Event") + packet.text("key"))
                .containsExactly("Av: w", "B");
    }

    @Test
    void shouldNotTakeHalfAPacket() throws IOException {
        assertThat(read("Event: Hangup\r\nUniqueid: 1.1\r\n")).isEmpty();
    }

    @Test
    void shouldLetNothingOverwriteAField() throws IOException {
        assertThat(read("Event: Hangup\r\nUniqueid: 1.1\r\nUniqueid: 2.2\r\n\r\n"))
                .extracting(packet -> packet.text("Uniqueid"))
                .containsExactly("1.1");
    }

    @Test
    void shouldSurviveAnyBytes() throws IOException {
        // Given
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        System.out.println("layanan112.seed=" + seed);
        Random random = new Random(seed);
        byte[] bytes = new byte[300_000];
        random.nextBytes(bytes);
        String packet = "\n\nEvent: Hangup\r\nUniqueid: 1.1\r\n\r\n";

        // When
        List<AmiPacket> packets = read(new String(bytes, StandardCharsets.ISO_8859_1) + packet);

        // Then
        assertThat(packets.getLast().text("Uniqueid")).isEqualTo("1.1");
        packets.forEach(one -> AmiEvents.of(one, NOW));
    }

    @Test
    void shouldKnowWhetherAPacketIsHere() throws IOException {
        // Given
        AmiReader reader = reader("Event: A\r\n\r\nEvent: B\r\n\r\nEvent: C\r\n");

        // Then
        reader.next();
        assertThat(reader.hasNext()).isTrue();
        reader.next();
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void shouldReadWhatEndedACall() throws IOException {
        assertThat(read("Event: Hangup\nUniqueid: 1.1\nCause: 38\nCause-txt: Network out of order\n\n"
                        + "Event: Hangup\nUniqueid: 1.1\nCause: 16\n\n"
                        + "Event: Hangup\nUniqueid: 1.1\nCause: 99999999999\n\n"
                        + "Event: Hangup\nUniqueid: 1.1\n\n"))
                .extracting(
                        packet -> (PbxEvent.HungUp) AmiEvents.of(packet, NOW).orElseThrow())
                .extracting(PbxEvent.HungUp::lineBroke)
                .containsExactly(true, false, false, false);
    }

    @Test
    void shouldBelieveTheTelephoneSystemsClockIfItTellsTheTime() throws IOException {
        assertThat(read("Event: Hangup\nUniqueid: 1.1\nTimestamp: 1795550000.250001\n\n"
                        + "Event: Hangup\nUniqueid: 1.1\nTimestamp: 99999999999999999999\n\n"
                        + "Event: Hangup\nUniqueid: 1.1\n\n"))
                .extracting(packet -> AmiEvents.of(packet, NOW).orElseThrow().at())
                .containsExactly(Instant.parse("2026-11-24T19:53:20.250001Z"), NOW, NOW);
    }

    @Test
    void shouldKnowCallersWithoutANumber() {
        assertThat(List.of("", " ", "anonymous", "Anonymous", "<unknown>", "unknown", "Restricted", "9".repeat(65)))
                .allMatch(told -> CallerNumber.of(told).isEmpty());
        assertThat(CallerNumber.of(" +62000000001 ")).contains(new CallerNumber("+62000000001"));
    }

    @Test
    void shouldShowNothingOfAPacket() throws IOException {
        assertThat(read("Event: Hangup\nUniqueid: 1.1\nCallerIDNum: +62000000001\n\n"))
                .first()
                .hasToString("AmiPacket[Hangup]");
    }

    private static List<AmiPacket> read(String text) throws IOException {
        AmiReader reader = reader(text);
        List<AmiPacket> packets = new ArrayList<>();
        AmiPacket packet = reader.next();
        while (packet != null) {
            packets.add(packet);
            packet = reader.next();
        }
        return packets;
    }

    private static AmiReader reader(String text) {
        return new AmiReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
