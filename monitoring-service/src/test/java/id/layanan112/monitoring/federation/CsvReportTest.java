package id.layanan112.monitoring.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    private static final CallCentre BANDUNG =
            CallCentres.builtIn().find("32.73").orElseThrow();
    private static final String EXCEL =
            "\ufeffRef;Region_Code;callClass;receivedAt;answerSeconds;incidentType;agencyKind;dispatchSeconds\r\n"
                    + "A-1;32.73;normal;26/11/2026 08.15.30;12,5;FIRE;fire;40,25\r\n"
                    + "A-2;32.73;PRANK;26/11/2026 8:05;;;;\r\n";

    private static Checked check(String csv, long total) {
        return check(csv.getBytes(UTF_8), total);
    }

    private static Checked check(byte[] csv, long total) {
        return switch (CsvReport.parse(csv)) {
            case CsvReport.Parsed.Unreadable(Mistake mistake) -> new Checked.Bad(List.of(mistake), 1);
            case CsvReport.Parsed.Lines(List<Line> lines, long firstLine) ->
                ReportRules.check(BANDUNG, DAY, new DayReport(1L, total, null, lines), firstLine, NOW);
        };
    }

    @Test
    void shouldReadWhatExcelWritesInIndonesia() {
        assertThat(check(EXCEL, 2)).isInstanceOfSatisfying(Checked.Good.class, good -> {
            ReportedCall fire = good.calls().getFirst();
            assertThat(fire.receivedAt()).isEqualTo("2026-11-26T01:15:30Z");
            assertThat(fire.answerSeconds()).isEqualTo(12.5);
            assertThat(fire.dispatchSeconds()).isEqualTo(40.25);
            assertThat(fire.type()).isEqualTo(IncidentType.FIRE);
            assertThat(fire.kind()).isEqualTo("FIRE");
            assertThat(good.calls().get(1).callClass()).isEqualTo(CallClass.PRANK);
            assertThat(good.calls().get(1).receivedAt()).isEqualTo("2026-11-26T01:05:00Z");
        });
        assertThat(check(EXCEL.substring(1).getBytes(Charset.forName("windows-1252")), 2))
                .isInstanceOf(Checked.Good.class);
        assertThat(check("sep=;\r\n" + EXCEL.substring(1), 2)).isInstanceOf(Checked.Good.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            32.73,NORMAL,2026-11-26T08:00:00+07:00,|  -              | -
            99.99,NORMAL,2026-11-26T08:00:00+07:00,|  regionCode     | unknown-region
            35.78,NORMAL,2026-11-26T08:00:00+07:00,|  regionCode     | other-region
            32.73,EMERGENCY,2026-11-26T08:00:00+07:00,| callClass    | unknown-word
            32.73,,2026-11-26T08:00:00+07:00,|        callClass      | missing
            32.73,NORMAL,yesterday,|                  receivedAt     | invalid-time
            32.73,NORMAL,31/11/2026 08.00.00,|        receivedAt     | invalid-time
            32.73,NORMAL,2026-11-27T08:00:00+07:00,|  receivedAt     | other-day
            32.73,NORMAL,2026-11-26T08:00:00+07:00,-3| answerSeconds | invalid-seconds
            32.73,NORMAL,2026-11-26T08:00:00+07:00,NaN| answerSeconds | invalid-seconds
            32.73,NORMAL,2026-11-26T08:00:00+07:00,1e9| answerSeconds | invalid-seconds
            """)
    void shouldTellWhatIsWrongInWhichLine(String line, String column, String code) {
        Checked checked = check(
                "ref,regionCode,callClass,receivedAt,answerSeconds\nA,32.73,GHOST,2026-11-26T01:00:00+07:00,\nB,"
                        + line,
                2);

        if (code.equals("-")) {
            assertThat(checked).isInstanceOf(Checked.Good.class);
        } else {
            assertThat(checked)
                    .isInstanceOfSatisfying(
                            Checked.Bad.class,
                            bad -> assertThat(bad.mistakes()).singleElement().satisfies(mistake -> {
                                assertThat(mistake.line()).isEqualTo(3);
                                assertThat(mistake.column()).isEqualTo(column);
                                assertThat(mistake.code()).isEqualTo(code);
                            }));
        }
    }

    @Test
    void shouldRefuseWhatIsNoTable() {
        assertThat(codes(check("", 0))).containsExactly("empty");
        assertThat(codes(check("name,number\nAni,1", 1))).containsExactly("unknown-column");
        assertThat(codes(check("ref,ref\n1,2", 1))).containsExactly("doubled-column");
        assertThat(codes(check("ref,regionCode\n1,2,3", 1))).containsExactly("other-width");
        assertThat(codes(check("ref,regionCode\n\"1,2", 1))).containsExactly("not-csv");
        assertThat(codes(check(new byte[] {0, 1, 2, (byte) 0xff}, 1))).containsExactly("unknown-column");
    }

    @Test
    void shouldNotTakeADayThatDoesNotClose() {
        assertThat(codes(check(EXCEL, 3))).containsExactly("does-not-close");
        assertThat(codes(ReportRules.check(
                        BANDUNG, DAY, new DayReport(1L, 2L, Map.of(CallClass.NORMAL, 2L), lines()), 2, NOW)))
                .containsExactly("does-not-close", "does-not-close");
        assertThat(codes(ReportRules.check(BANDUNG, DAY.plusDays(2), new DayReport(1L, 0L, null, List.of()), 1, NOW)))
                .containsExactly("day-not-over");
        assertThat(codes(ReportRules.check(BANDUNG, DAY, new DayReport(null, null, null, null), 1, NOW)))
                .containsExactly("invalid-revision", "missing", "missing");
    }

    private static List<Line> lines() {
        return ((CsvReport.Parsed.Lines) CsvReport.parse(EXCEL.getBytes(UTF_8))).lines();
    }

    private static List<String> codes(Checked checked) {
        return switch (checked) {
            case Checked.Good good -> List.of();
            case Checked.Bad(List<Mistake> mistakes, long inAll) ->
                mistakes.stream().map(Mistake::code).toList();
        };
    }
}
