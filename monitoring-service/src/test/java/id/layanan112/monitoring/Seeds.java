package id.layanan112.monitoring;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded randomness: the seed is printed, and is taken from {@code -Dlayanan112.seed} to repeat a failure. */
public final class Seeds {
    private Seeds() {}

    public static RandomGenerator random(String test) {
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        System.out.println(test + ": -Dlayanan112.seed=" + seed);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
