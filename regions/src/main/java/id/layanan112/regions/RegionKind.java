package id.layanan112.regions;

/** What a region is. */
public enum RegionKind {
    KABUPATEN,
    KOTA
}
