package id.layanan112.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.regions.CallCentres;
import id.layanan112.simulator.Script.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    private static final UUID RUN = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 22);

    @Test
    void shouldSendTheSameBytesForTheSameRunAndRow() {
        List<Line> first = Script.of(List.of(call(1, "EMS: FALL VICTIM", "2016-01-15 12:01", "A")), RUN, YESTERDAY);
        List<Line> second = Script.of(List.of(call(1, "EMS: FALL VICTIM", "2016-01-15 12:01", "A")), RUN, YESTERDAY);

        assertThat(first.getFirst().key()).isEqualTo(second.getFirst().key());
        assertThat(Json.bytes(first.getFirst().body()))
                .isEqualTo(Json.bytes(second.getFirst().body()));
        assertThat(new String(Json.bytes(first.getFirst().body()), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"caller\":{\"name\":\"Penelepon 1\",\"number\":\"+620000000001\"}");
    }

    @Test
    void shouldEndYesterdayInOrderWithoutGaps() {
        List<Line> lines = Script.of(
                List.of(
                        call(1, "EMS: X", "2016-01-15 23:59", "A"),
                        call(2, "EMS: X", "2016-01-20 00:01", "A"),
                        call(3, "EMS: X", "2016-01-16 08:00", "A")),
                RUN,
                YESTERDAY);

        assertThat(lines)
                .extracting(Line::day)
                .containsExactly(YESTERDAY.minusDays(2), YESTERDAY, YESTERDAY.minusDays(1));
    }

    @Test
    void shouldGiveTownshipsRegionsWithACentreInOrderAndWrapRound() {
        int known = (int) CallCentres.builtIn().all().stream()
                .filter(centre -> !centre.assumed())
                .flatMap(centre -> centre.regions().stream())
                .count();
        List<Line> lines = Script.of(
                IntStream.rangeClosed(1, known + 1)
                        .mapToObj(row -> call(row, "EMS: X", "2016-01-15 12:01", "TOWN " + row))
                        .toList(),
                RUN,
                YESTERDAY);

        assertThat(lines.stream().limit(known).map(Line::region)).doesNotHaveDuplicates();
        assertThat(lines.getLast().region()).isEqualTo(lines.getFirst().region());
    }

    @ParameterizedTest
    @CsvSource({
        "EMS: VEHICLE ACCIDENT, TRAFFIC_ACCIDENT, INJURED",
        "Traffic: VEHICLE ACCIDENT -, TRAFFIC_ACCIDENT, ''",
        "Fire: BUILDING FIRE, FIRE, ''",
        "Fire: ELECTRICAL FIRE OUTSIDE, POWER_HAZARD, BURNING ELECTRICAL",
        "EMS: SOMETHING NEW, MEDICAL, ''",
        "Neither: NOR, OTHER, ''"
    })
    void shouldMapKinds(String recorded, String type, String hazards) {
        assertThat(Script.kind(recorded)).endsWith(type, hazards);
    }

    @Test
    void shouldExpectKindsByTypeAndHazard() {
        assertThat(ExpectedKinds.of(IncidentType.MEDICAL, Set.of())).containsExactly("MEDICAL");
        assertThat(ExpectedKinds.of(IncidentType.CRIME, Set.of(Hazard.INJURED))).containsExactly("MEDICAL", "POLICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,EMS: X", "1,2,EMS: X,yesterday,A,B", "rubbish"})
    void shouldRefuseAMalformedRowByItsNumber(String row) {
        assertThatThrownBy(() -> RecordedCall.parse(7, row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 7");
    }

    private static RecordedCall call(int row, String kind, String at, String township) {
        return RecordedCall.parse(row, "40.0,-75.0," + kind + "," + at + "," + township + ",STREET & STREET");
    }
}
