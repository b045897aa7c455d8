package id.layanan112.routing.directory;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All agencies at one moment; look-ups are by kind and place. */
public final class AgencyDirectory {
    public static final AgencyDirectory EMPTY = new AgencyDirectory(List.of());

    private final Map<String, List<AgencyRegistered>> byKind = new HashMap<>();
    private final long version;
    private final int size;

    public AgencyDirectory(Collection<AgencyRegistered> agencies) {
        agencies.stream()
                .sorted(Comparator.comparing(AgencyRegistered::agencyId))
                .forEach(agency -> byKind.computeIfAbsent(agency.kind(), kind -> new java.util.ArrayList<>())
                        .add(agency));
        this.size = agencies.size();
        // Any change of any agency is another version: decisions made with it have other event ids.
        this.version = agencies.stream()
                .mapToLong(agency -> agency.agencyId().hashCode() * 31L + agency.version())
                .sum();
    }

    public long version() {
        return version;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public List<AgencyRegistered> own(String kind, String region) {
        return of(
                kind,
                agency ->
                        agency.scope() == AgencyScope.REGION && agency.regions().contains(region));
    }

    public List<AgencyRegistered> neighbours(String kind, String region) {
        return of(
                kind,
                agency -> agency.scope() == AgencyScope.REGION
                        && agency.agreements().contains(region));
    }

    public List<AgencyRegistered> provincial(String kind, String province) {
        return of(
                kind,
                agency -> agency.scope() == AgencyScope.PROVINCE
                        && agency.regions().contains(province));
    }

    public List<AgencyRegistered> national(String kind) {
        return of(kind, agency -> agency.scope() == AgencyScope.NATION);
    }

    /** Those that take no orders now are passed over, and said to be. */
    public static boolean takesOrders(AgencyRegistered agency) {
        return agency.state() == AgencyState.ACTIVE || agency.state() == AgencyState.UNREACHABLE;
    }

    private List<AgencyRegistered> of(String kind, java.util.function.Predicate<AgencyRegistered> fits) {
        return byKind.getOrDefault(kind, List.of()).stream().filter(fits).toList();
    }
}
