package id.layanan112.monitoring.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An equal tile for each region, grouped by province, laid out like the country: small and large regions are seen alike,
 * and no boundary is needed. {@code tilemap.csv} says where each province's block begins and how wide it is.
 */
record TileMap(Map<RegionCode, Place> places) {

    /** A tile, counted from the north-west. */
    record Place(int x, int y) {}

    static TileMap builtIn() {
        Map<RegionCode, Place> places = new TreeMap<>();
        for (String line : lines()) {
            String[] block = line.split(",");
            int columns = Integer.parseInt(block[3]);
            List<Region> regions = Regions.all().stream()
                    .filter(region -> region.province().code().equals(block[0]))
                    .toList();
            for (int i = 0; i < regions.size(); i++) {
                places.put(
                        regions.get(i).code(),
                        new Place(Integer.parseInt(block[1]) + i % columns, Integer.parseInt(block[2]) + i / columns));
            }
        }
        return new TileMap(places);
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TileMap.class.getResourceAsStream("tilemap.csv")), UTF_8))) {
            return reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
