package id.layanan112.routing.directory;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All agencies at one moment; look-ups are by kind and place. */
public final class AgencyDirectory {
    public static final AgencyDirectory EMPTY = new AgencyDirectory(List.of());

    private record At(String kind, String place) {}

    // Each in the order of their ids.
    private final Map<At, List<AgencyRegistered>> own = new HashMap<>();
    private final Map<At, List<AgencyRegistered>> neighbours = new HashMap<>();
    private final Map<At, List<AgencyRegistered>> provincial = new HashMap<>();
    private final Map<String, List<AgencyRegistered>> national = new HashMap<>();
    private final Map<String, AgencyRegistered> byId = new HashMap<>();
    private final long version;

    public AgencyDirectory(Collection<AgencyRegistered> agencies) {
        agencies.stream()
                .sorted(Comparator.comparing(AgencyRegistered::agencyId))
                .forEach(this::file);
        // Any change of any agency is another version: decisions made with it have other event ids.
        this.version = agencies.stream()
                .mapToLong(agency -> agency.agencyId().hashCode() * 31L + agency.version())
                .sum();
    }

    private void file(AgencyRegistered agency) {
        byId.put(agency.agencyId(), agency);
        switch (agency.scope()) {
            case REGION -> {
                file(own, agency, agency.regions());
                file(neighbours, agency, agency.agreements());
            }
            case PROVINCE -> file(provincial, agency, agency.regions());
            case NATION ->
                national.computeIfAbsent(agency.kind(), kind -> new ArrayList<>())
                        .add(agency);
            case OTHER -> {
                // A scope of a newer version: it is asked for nothing until this one knows what it means.
            }
        }
    }

    private static void file(
            Map<At, List<AgencyRegistered>> where, AgencyRegistered agency, Collection<String> places) {
        places.stream()
                .distinct()
                .forEach(place -> where.computeIfAbsent(new At(agency.kind(), place), at -> new ArrayList<>())
                        .add(agency));
    }

    public long version() {
        return version;
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public List<AgencyRegistered> own(String kind, String region) {
        return own.getOrDefault(new At(kind, region), List.of());
    }

    public List<AgencyRegistered> neighbours(String kind, String region) {
        return neighbours.getOrDefault(new At(kind, region), List.of());
    }

    public List<AgencyRegistered> provincial(String kind, String province) {
        return provincial.getOrDefault(new At(kind, province), List.of());
    }

    public List<AgencyRegistered> national(String kind) {
        return national.getOrDefault(kind, List.of());
    }

    /**
     * Whether any agency of a kind is there for some place.
     *
     * @param place a region's code, a province's, or {@code ID}
     */
    public boolean serves(String kind, String place) {
        return national.containsKey(kind)
                || Stream.of(own, neighbours, provincial)
                        .flatMap(where -> where.keySet().stream())
                        .anyMatch(at -> at.kind().equals(kind) && within(at.place(), place));
    }

    /** A province's agencies serve its regions, a region's its province. */
    private static boolean within(String one, String place) {
        return place.equals("ID") || one.equals(place) || one.startsWith(place + ".") || place.startsWith(one + ".");
    }

    /** Whether an order, or at least a telephone call, can come to it. */
    public boolean reachable(String agencyId) {
        AgencyRegistered agency = byId.get(agencyId);
        return agency != null && (!agency.channels().isEmpty() || agency.telephone() != null);
    }

    /** Those that take no orders now are passed over, and said to be. */
    public static boolean takesOrders(AgencyRegistered agency) {
        return agency.state() == AgencyState.ACTIVE || agency.state() == AgencyState.UNREACHABLE;
    }
}
