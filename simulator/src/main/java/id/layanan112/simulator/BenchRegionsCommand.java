package id.layanan112.simulator;

import id.layanan112.regions.BoundariesUnreadable;
import id.layanan112.regions.RegionsOfPoints;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Needs no running stack. */
@Command(
        name = "regions",
        mixinStandardHelpOptions = true,
        description = "How long the region of a random point takes, beside a linear scan of the same boundaries.")
final class BenchRegionsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "GeoJSON, a feature for each region, its code in properties.code")
    Path file = Path.of("");

    @Option(names = "--points", defaultValue = "5000", description = "random points (${DEFAULT-VALUE})")
    int points;

    @Option(names = "--seed", defaultValue = "112", description = "of the points (${DEFAULT-VALUE})")
    long seed;

    /** 1 when the file cannot be used, or index and scan do not agree. */
    @Override
    public Integer call() {
        try {
            RegionsOfPoints measured = RegionsOfPoints.measure(file, Math.max(1, points), seed);
            System.out.println(measured.report());
            return measured.different() == 0 ? 0 : 1;
        } catch (BoundariesUnreadable e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
