package id.layanan112.regions;

/** A province and its two-digit code. */
public record Province(String code, String name) {}
