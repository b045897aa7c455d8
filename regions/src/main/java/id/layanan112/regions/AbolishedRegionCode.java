package id.layanan112.regions;

import java.time.LocalDate;

/**
 * A code that was given up when its region came to another province.
 *
 * @param successor the code that the same region has today
 * @param validTo the date of the decree that replaced it: from that day the successor holds
 */
public record AbolishedRegionCode(RegionCode code, RegionCode successor, LocalDate validTo) {}
