package id.layanan112.monitoring.map;

import id.layanan112.regions.Outlines;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where each region is drawn. */
@ApplicationScoped
public class Country {
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private final List<Shape> shapes;
    private final Map<Shape, Box> boxes = new HashMap<>();
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
            drawn.paths().forEach((code, path) -> all.add(new Shape(code.value(), name(code), false, 0, 0, path)));
        } else {
            TileMap tiles = TileMap.builtIn();
            tiles.places()
                    .forEach((code, at) -> all.add(new Shape(code.value(), name(code), true, at.x(), at.y(), "")));
        }
        shapes = List.copyOf(all);
        shapes.forEach(shape -> boxes.put(shape, Box.of(shape)));
    }

    /** The part of the picture in which these are, as SVG wants it. */
    public String viewBox(Collection<Shape> some) {
        Box all = some.stream()
                .map(boxes::get)
                .filter(Objects::nonNull)
                .reduce(Box::with)
                .orElse(Box.NONE);
        double edge = outlines ? 4 : 0.1;
        return String.format(
                Locale.ROOT,
                "%.1f %.1f %.1f %.1f",
                all.left - edge,
                all.top - edge,
                all.right - all.left + 2 * edge,
                all.bottom - all.top + 2 * edge);
    }

    /** Where a shape lies. */
    private record Box(double left, double top, double right, double bottom) {
        static final Box NONE = new Box(0, 0, 1, 1);

        static Box of(Shape shape) {
            if (shape.tile()) {
                return new Box(shape.x(), shape.y(), shape.x() + 1, shape.y() + 1);
            }
            double[] numbers = NUMBER.matcher(shape.path())
                    .results()
                    .mapToDouble(match -> Double.parseDouble(match.group()))
                    .toArray();
            Box box = new Box(Double.MAX_VALUE, Double.MAX_VALUE, 0, 0);
            for (int i = 0; i + 1 < numbers.length; i += 2) {
                box = box.with(new Box(numbers[i], numbers[i + 1], numbers[i], numbers[i + 1]));
            }
            return box;
        }

        Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
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
