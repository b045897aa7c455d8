package id.layanan112.intake.command;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.RegionCode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final List<RegionCode> BANDUNG = List.of(new RegionCode("32.73"));

    private static Understood understand(String text) {
        return CommandLine.understand(text, BANDUNG);
    }

    @Test
    void shouldOfferARegionWhereOneHasBegun() {
        List<Suggestion> offered = Suggestions.of("kebakaran kota bandng", false);

        assertThat(offered).extracting(Suggestion::label).contains("32.73 Kota Bandung");
        assertThat(offered)
                .filteredOn(one -> one.label().startsWith("32.73"))
                .singleElement()
                .satisfies(one -> assertThat(
                                CommandLine.understand(one.line(), List.of()).regionCode())
                        .isEqualTo("32.73"));
        assertThat(Suggestions.of("kebakaran kota b", false))
                .extracting(Suggestion::label)
                .noneMatch(label -> label.startsWith("3"));
        assertThat(Suggestions.of("kebakaran jl kota bandng; kota bandung", false))
                .isEmpty();
    }

    @Test
    void shouldUnderstandAWholeLine() {
        Understood it =
                understand("/kebakaran rumah jl asia afrika 12 p1 2 korban terjebak 081200000001; api di lantai dua");

        assertThat(it.incidentType()).isEqualTo(IncidentType.FIRE);
        assertThat(it.priority()).isEqualTo(Priority.P1);
        assertThat(it.address()).isEqualTo("jl asia afrika 12");
        assertThat(it.victims()).isEqualTo(Victims.SEVERAL);
        assertThat(it.hazards()).containsExactly(Hazard.TRAPPED);
        assertThat(it.number()).isEqualTo("081200000001");
        assertThat(it.narrative()).isEqualTo("api di lantai dua");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kebakaran jl asia afrika 12 p1         | FIRE             | jl asia afrika 12
            kebakarn jl asia afrika 12             | FIRE             | jl asia afrika 12
            kecelakan simpang dago                 | TRAFFIC_ACCIDENT | simpang dago
            ada kecelakaan di jl kebakaran lama 3  | TRAFFIC_ACCIDENT | jl kebakaran lama 3
            fire near pasar baru                   | FIRE             | near pasar baru
            FIRE pasar baru                        | FIRE             | pasar baru
            power outage kel cibeunying            | POWER_OUTAGE     | kel cibeunying
            listrik padam cibeunying               | POWER_OUTAGE     | cibeunying
            kdrt gang mawar no 5                   | DOMESTIC_VIOLENCE| gang mawar no 5
            bau gas jl gas no 1                    | GAS_LEAK         | jl gas no 1
            jl merdeka 1 banjir                    | FLOOD            | jl merdeka 1
            jl kebakaran                           |                  | jl kebakaran
            suami pukul istri gang mawar           | DOMESTIC_VIOLENCE| gang mawar
            gangguan listrik kel antapani          | POWER_OUTAGE     | kel antapani
            kebocoran pipa jl dago                 | WATER_SUPPLY     | jl dago
            korban pingsan kecelakaan simpang dago | TRAFFIC_ACCIDENT | simpang dago
            mati lampu dan kebakaran jl trafo 3    | FIRE             | jl trafo 3
            orang teriak jl dago                   |                  | jl dago
            kebakaran blok p3 no 5                 | FIRE             | blok p3 no 5
            kebakaran jl asia 12 sejak 14.05       | FIRE             | jl asia 12 sejak 14.05
            """)
    void shouldTellTypeFromPlace(String text, IncidentType type, String address) {
        Understood it = understand(text);

        assertThat(it.incidentType()).isEqualTo(type);
        assertThat(it.address()).isEqualTo(address);
        assertThat(it.hazards()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            banjir kota bandung kel antapani | 32.73 | kel antapani
            banjir kel antapani bandung      | 32.73 | kel antapani
            banjir kabupaten bandung         | 32.04 |
            banjir wilayah 31.71 jl thamrin  | 31.71 | jl thamrin
            banjir 32.73 jl thamrin          | 32.73 | jl thamrin
            laka jl tol km 72.71             |       | jl tol km 72.71
            banjir jalan bandung             |       | jalan bandung
            """)
    void shouldFindTheRegion(String text, String region, String address) {
        Understood it = understand(text);

        assertThat(it.regionCode()).isEqualTo(region);
        assertThat(it.address()).isEqualTo(address);
    }

    @Test
    void shouldTakeCoordinates() {
        Understood it = understand("laka -6.9175, 107.6191 p2");

        assertThat(it.lat()).isEqualTo(-6.9175);
        assertThat(it.lon()).isEqualTo(107.6191);
        assertThat(it.address()).isNull();
        assertThat(it.priority()).isEqualTo(Priority.P2);
    }

    @Test
    void shouldHearWhetherACallBackIsSafe() {
        assertThat(understand("kdrt jl mawar 5 jangan telepon balik").safeToCallBack())
                .isFalse();
        assertThat(understand("kdrt jl mawar 5 aman ditelepon").safeToCallBack())
                .isTrue();
        for (String no :
                List.of("not safe to call back", "belum aman ditelepon", "nggak aman ditelepon", "tdk aman telepon")) {
            assertThat(understand("kdrt jl mawar 5 " + no).safeToCallBack())
                    .as(no)
                    .isFalse();
        }
        assertThat(understand("kdrt jl mawar 5").safeToCallBack()).isNull();
    }

    @Test
    void shouldNotTakeAHouseForVictimsNorADenialForAHazard() {
        Understood it = understand("kebakaran jl asia afrika 12 korban terjebak");

        assertThat(it.victims()).isNull();
        assertThat(it.address()).startsWith("jl asia afrika 12");
        assertThat(it.hazards()).containsExactly(Hazard.TRAPPED);
        assertThat(understand("laka jl dago, tidak ada yang luka").hazards()).isEmpty();
        assertThat(understand("kdrt jl dago 0812 0000 0001").number()).isEqualTo("0812 0000 0001");
        assertThat(understand("/alih kabupaten ogan komering ulu timur").regionCode())
                .isEqualTo("16.08");
    }

    @Test
    void shouldKnowVerbs() {
        assertThat(understand("/tambah pln").kind()).isEqualTo("POWER");
        assertThat(understand("/tarik polisi").verb()).isEqualTo(Verb.WITHDRAW);
        assertThat(understand("/tutup selesai").disposition()).isEqualTo(Disposition.RESOLVED);
        assertThat(understand("/alih 32.04").regionCode()).isEqualTo("32.04");
        assertThat(understand("/alih kabupaten bandung").regionCode()).isEqualTo("32.04");
        assertThat(understand("/prank").verb()).isEqualTo(Verb.PRANK);
        assertThat(understand("/senyap").verb()).isEqualTo(Verb.SILENT);
    }

    /** Whatever is pasted, it is understood as something, quickly. */
    @Test
    void shouldSurviveRubbish() {
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        Random random = new Random(seed);
        String letters = "abc ;/.,-0123456789 jlp1\u202e\u0000\uD83D\uDD25<script>\n\tkebakaran ";
        for (int i = 0; i < 3_000; i++) {
            String text = random.ints(random.nextInt(200), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .reduce("", String::concat);
            assertThat(understand(text)).as("seed " + seed).isNotNull();
        }
        assertThat(understand("kebakaran ".repeat(10_000))).isNotNull();
        assertThat(understand("0812-".repeat(20_000))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "keb, FIRE",
        "kec, TRAFFIC_ACCIDENT",
        "mati l, POWER_OUTAGE",
        "padm, POWER_OUTAGE",
        "kdr, DOMESTIC_VIOLENCE",
        "banjr, FLOOD"
    })
    void shouldGuessTheTypeWhileItIsTyped(String typed, IncidentType likeliest) {
        assertThat(TypeNames.startingWith(typed, 5)).startsWith(likeliest);
    }
}
