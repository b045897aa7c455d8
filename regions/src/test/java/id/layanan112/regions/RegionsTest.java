package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;

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
        CallCentre jakarta = CallCentres.find("31").orElseThrow();

        assertThat(jakarta.regions())
                .extracting(RegionCode::value)
                .containsExactly("31.01", "31.71", "31.72", "31.73", "31.74", "31.75");
        assertThat(jakarta.assumed()).isFalse();
        assertThat(CallCentres.ofRegion(new RegionCode("31.74"))).contains(jakarta);
    }

    @Test
    void shouldMarkEveryCentreThatHasNoSource() {
        assertThat(CallCentres.all()).hasSize(173);
        assertThat(CallCentres.all()).filteredOn(centre -> !centre.assumed()).hasSize(54);
        assertThat(CallCentres.all())
                .allSatisfy(centre -> assertThat(centre.source().isEmpty()).isEqualTo(centre.assumed()))
                .flatExtracting(CallCentre::regions)
                .doesNotHaveDuplicates()
                .allSatisfy(region -> assertThat(Regions.find(region)).isPresent());
    }

    private static String zone(String code) {
        return Regions.find(new RegionCode(code)).orElseThrow().zone().getId();
    }
}
