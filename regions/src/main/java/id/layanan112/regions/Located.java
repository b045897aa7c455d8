package id.layanan112.regions;

/** What the boundaries say of one point. */
public sealed interface Located {
    /** The region's area covers the point; on a border it is the lowest code of those that meet there. */
    record Within(RegionCode region) implements Located {}

    /**
     * No region covers the point, and this one is the nearest within {@value Boundaries#NEAR_METRES} metres. A guess,
     * for small islands and harbours that the boundaries do not draw: to be shown as one.
     *
     * @param metres to the nearest place of its boundary
     */
    record Near(RegionCode region, double metres) implements Located {}

    /** At sea or abroad: a normal case, never an error. */
    record Unknown() implements Located {}
}
