package id.layanan112.monitoring.map;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TileMapTest {
    private final Map<RegionCode, TileMap.Place> places = TileMap.builtIn().places();

    @Test
    void shouldGiveEachRegionATileOfItsOwn() {
        assertThat(places.keySet())
                .containsExactlyElementsOf(
                        Regions.all().stream().map(region -> region.code()).toList());
        Set<TileMap.Place> taken = new HashSet<>(places.values());
        assertThat(taken).hasSize(514);
    }

    @Test
    void shouldKeepProvincesApart() {
        places.forEach((one, at) -> places.forEach((other, there) -> {
            if (!one.provinceCode().equals(other.provinceCode())) {
                assertThat(Math.max(Math.abs(at.x() - there.x()), Math.abs(at.y() - there.y())))
                        .as("%s and %s", one, other)
                        .isGreaterThan(1);
            }
        }));
    }
}
