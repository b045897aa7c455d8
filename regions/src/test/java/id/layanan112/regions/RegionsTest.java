package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionsTest {
    @Test
    void shouldKnowEveryRegionOnce() {
        assertThat(Regions.all()).hasSize(514).extracting(Region::code).doesNotHaveDuplicates();
        assertThat(Regions.all())
                .filteredOn(region -> region.kind() == RegionKind.KABUPATEN)
                .hasSize(416);
        assertThat(Regions.all())
                .filteredOn(region -> region.kind() == RegionKind.KOTA)
                .hasSize(98);
        assertThat(Regions.provinces()).hasSize(38);
    }

    @Test
    void shouldTellTheZoneOfEachPartOfTheCountry() {
        assertThat(zone("11.01")).isEqualTo("Asia/Jakarta");
        assertThat(zone("31.71")).isEqualTo("Asia/Jakarta");
        assertThat(zone("61.71")).isEqualTo("Asia/Jakarta");
        assertThat(zone("62.71")).isEqualTo("Asia/Jakarta");
        assertThat(zone("51.71")).isEqualTo("Asia/Makassar");
        assertThat(zone("63.71")).isEqualTo("Asia/Makassar");
        assertThat(zone("73.71")).isEqualTo("Asia/Makassar");
        assertThat(zone("81.71")).isEqualTo("Asia/Jayapura");
        assertThat(zone("91.71")).isEqualTo("Asia/Jayapura");
        assertThat(zone("96.71")).isEqualTo("Asia/Jayapura");
    }

    @Test
    void shouldRefuseWhatHasNotTheFormOfACode() {
        assertThat(List.of("", "3273", "32.7", "32.733", "ab.cd", "02.11", " 32.73"))
                .allSatisfy(text -> assertThat(RegionCode.parse(text)).isEmpty());
    }

    @Test
    void shouldCoverJakartaWithOneCentreForSixCodes() {
        CallCentre jakarta = CallCentres.builtIn().find("31").orElseThrow();

        assertThat(jakarta.regions())
                .extracting(RegionCode::value)
                .containsExactly("31.01", "31.71", "31.72", "31.73", "31.74", "31.75");
        assertThat(jakarta.assumed()).isFalse();
        assertThat(CallCentres.builtIn().ofRegion(new RegionCode("31.74"))).contains(jakarta);
    }

    @Test
    void shouldTakeARegionFromWhoeverHadItBefore() {
        RegionCode bandung = new RegionCode("32.73");
        CallCentre joint = new CallCentre("32", "Bandung Raya", List.of(bandung, new RegionCode("32.77")), false, "");

        CallCentres centres = CallCentres.builtIn().with(List.of(joint));

        assertThat(centres.ofRegion(bandung)).contains(joint);
        assertThat(centres.find("32.73")).isPresent();
        assertThat(centres.with(List.of(CallCentres.builtIn().find("32.73").orElseThrow()))
                        .ofRegion(bandung))
                .map(CallCentre::code)
                .contains("32.73");
        assertThat(CallCentres.builtIn().find("32")).isEmpty();
    }

    @Test
    void shouldMarkEveryCentreThatHasNoSource() {
        assertThat(CallCentres.builtIn().all()).hasSize(173);
        assertThat(CallCentres.builtIn().all())
                .filteredOn(centre -> !centre.assumed())
                .hasSize(54);
        assertThat(CallCentres.builtIn().all())
                .allSatisfy(centre -> assertThat(centre.source().isEmpty()).isEqualTo(centre.assumed()))
                .flatExtracting(CallCentre::regions)
                .doesNotHaveDuplicates()
                .allSatisfy(region -> assertThat(Regions.find(region)).isPresent());
    }

    @Test
    void shouldNameTheSuccessorsOfThePapuanCodes() {
        assertThat(Regions.abolished()).hasSize(26);
        assertThat(successorName("91.01")).isEqualTo("Kabupaten Merauke");
        assertThat(successorName("91.02")).isEqualTo("Kabupaten Jayawijaya");
        assertThat(successorName("91.07")).isEqualTo("Kabupaten Puncak Jaya");
        assertThat(successorName("91.09")).isEqualTo("Kabupaten Mimika");
        assertThat(successorName("91.25")).isEqualTo("Kabupaten Puncak");
        assertThat(successorName("92.01")).isEqualTo("Kabupaten Sorong");
        assertThat(successorName("92.04")).isEqualTo("Kabupaten Sorong Selatan");
        assertThat(successorName("92.71")).isEqualTo("Kota Sorong");
    }

    @Test
    void shouldHaveNoSuccessorForACodeInUseOrNeverUsed() {
        assertThat(Regions.successorOf(new RegionCode("91.03"))).isEmpty();
        assertThat(Regions.successorOf(new RegionCode("93.01"))).isEmpty();
        assertThat(Regions.successorOf(new RegionCode("91.69"))).isEmpty();
    }

    @Test
    void shouldGiveEveryRegionOfTheNewProvincesItsOnePredecessor() {
        assertThat(Regions.abolished())
                .extracting(AbolishedRegionCode::successor)
                .containsExactlyInAnyOrderElementsOf(Regions.all().stream()
                        .map(Region::code)
                        .filter(code -> List.of("93", "94", "95", "96").contains(code.provinceCode()))
                        .toList());
        assertThat(Regions.abolished())
                .isSortedAccordingTo(Comparator.comparing(AbolishedRegionCode::code))
                .extracting(AbolishedRegionCode::code)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldAbolishNoCodeThatARegionHasToday() {
        assertThat(Regions.abolished()).allSatisfy(abolished -> {
            assertThat(Regions.find(abolished.code())).as("%s", abolished).isEmpty();
            assertThat(Regions.find(abolished.successor())).as("%s", abolished).isPresent();
            assertThat(abolished.code().kind())
                    .as("%s", abolished)
                    .isEqualTo(abolished.successor().kind());
        });
    }

    private static String successorName(String abolished) {
        return Regions.successorOf(new RegionCode(abolished))
                .flatMap(Regions::find)
                .orElseThrow()
                .name();
    }

    private static String zone(String code) {
        return Regions.find(new RegionCode(code)).orElseThrow().zone().getId();
    }
}
