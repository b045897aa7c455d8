package id.layanan112.monitoring.map;

import id.layanan112.regions.Outlines;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where each region is drawn. */
@ApplicationScoped
public class Country {
    private final List<Shape> shapes;
    private final String viewBox;
    private final boolean outlines;

    /**
     * One region.
     *
     * @param tile whether it is a square at {@code x}, {@code y}; else {@code path} is its outline
     */
    public record Shape(String code, String name, boolean tile, int x, int y, String path) {}

    Country(@ConfigProperty(name = "layanan112.boundaries") Optional<Path> boundaries) {
        outlines = boundaries.isPresent();
        List<Shape> all = new ArrayList<>();
        if (boundaries.isPresent()) {
            Outlines drawn = Outlines.read(boundaries.get(), 1200);
            viewBox = "0 0 " + drawn.width() + " " + drawn.height();
            drawn.paths().forEach((code, path) -> all.add(new Shape(code.value(), name(code), false, 0, 0, path)));
        } else {
            TileMap tiles = TileMap.builtIn();
            viewBox = "0 0 " + tiles.columns() + " " + tiles.rows();
            tiles.places()
                    .forEach((code, at) -> all.add(new Shape(code.value(), name(code), true, at.x(), at.y(), "")));
        }
        shapes = List.copyOf(all);
    }

    /** As SVG wants it. */
    public String viewBox() {
        return viewBox;
    }

    /** Whether regions have their own outlines here, and not tiles. */
    public boolean outlines() {
        return outlines;
    }

    public List<Shape> shapes() {
        return shapes;
    }

    private static String name(RegionCode code) {
        return Regions.find(code).map(Region::name).orElse(code.value());
    }
}
