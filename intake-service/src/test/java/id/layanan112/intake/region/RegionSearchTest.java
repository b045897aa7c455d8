package id.layanan112.intake.region;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionSearchTest {
    @ParameterizedTest
    @CsvSource({
        "32.73, 32.73",
        "Kota Bandung, 32.73",
        "kota bandu, 32.73",
        "Kabupaten Bandung, 32.04",
        "surabya, 35.78",
        "Soerabaja, 35.78",
        "Djember, 35.09",
        "semarng, 33.22",
        "kota semarng, 33.74",
        "MAKASAR, 73.71",
        "jayapur, 91.03",
    })
    void shouldFindWhatIsMeantFirst(String typed, String code) {
        assertThat(RegionSearch.find(typed, 5).getFirst().code().value()).isEqualTo(code);
    }

    @Test
    void shouldFindEveryRegionByItsOwnNameAndCode() {
        for (Region region : Regions.all()) {
            assertThat(RegionSearch.find(region.name(), 20)).contains(region);
            assertThat(RegionSearch.find(region.code().value(), 1)).containsExactly(region);
        }
    }

    @Test
    void shouldSayThatNothingIsLikeIt() {
        assertThat(RegionSearch.find("qqqqq", 5)).isEmpty();
        assertThat(RegionSearch.find("kota ", 5)).isEmpty();
        assertThat(RegionSearch.find("'; DROP", 5)).isEmpty();
    }
}
