package id.layanan112.routing.decision;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.RouteEvent.PassedOver;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.ChainPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The agencies of one kind for one place, in the order in which they are asked, as the policy's plan says: the region's
 * own, a neighbour under agreement or across the border, the province's, the national desk, whoever stands in, and in
 * the end a human.
 */
final class Chain {
    private final List<Rung> rungs = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final List<PassedOver> ownPassedOver = new ArrayList<>();
    private final AgencyDirectory directory;
    private final String kind;
    private final Place place;

    private Chain(AgencyDirectory directory, String kind, Place place) {
        this.directory = directory;
        this.kind = kind;
        this.place = place;
    }

    /**
     * Where it happened.
     *
     * @param region null when it is not known
     * @param neighbours regions that it may as well be in
     */
    record Place(@Nullable String region, List<String> neighbours) {}

    /**
     * @param mayStandIn which other kinds may know of the incident
     * @param human the last rung
     */
    static Chain of(
            AgencyDirectory directory,
            String kind,
            Place place,
            ChainPlan plan,
            Predicate<String> mayStandIn,
            Rung human) {
        Chain chain = new Chain(directory, kind, place);
        plan.steps().forEach(chain::climb);
        plan.standIns().stream().filter(mayStandIn).forEach(chain::standIn);
        chain.rungs.add(human);
        return chain;
    }

    private void climb(RungSource step) {
        switch (step) {
            case OWN -> {
                if (place.region() != null) {
                    add(RungSource.OWN, directory.own(kind, place.region()));
                }
            }
            case NEIGHBOUR -> {
                if (place.region() != null) {
                    add(RungSource.NEIGHBOUR, directory.neighbours(kind, place.region()));
                }
                // The circle touches them: it may well have happened there, and then they are the region's own.
                place.neighbours().forEach(neighbour -> add(RungSource.NEIGHBOUR, directory.own(kind, neighbour)));
            }
            case PROVINCE -> {
                if (place.region() != null) {
                    add(
                            RungSource.PROVINCE,
                            directory.provincial(kind, place.region().substring(0, 2)));
                }
            }
            case NATIONAL -> add(RungSource.NATIONAL, directory.national(kind));
            case SUBSTITUTE, SUPERVISOR, DEPUTY, OTHER -> {
                // No steps of a plan: the reader refuses them.
            }
        }
    }

    private void standIn(String other) {
        if (place.region() != null) {
            add(RungSource.SUBSTITUTE, directory.own(other, place.region()));
        }
    }

    private void add(RungSource source, List<AgencyRegistered> agencies) {
        for (AgencyRegistered agency : agencies) {
            if (!AgencyDirectory.takesOrders(agency)) {
                passOver(source, new PassedOver(agency.agencyId(), agency.name(), agency.state()));
            } else if (!asked(agency.agencyId())) {
                rungs.add(new Rung(source, agency.agencyId(), agency.kind(), agency.name(), agency.telephone()));
            }
        }
    }

    /** Never empty; a human comes last. */
    List<Rung> rungs() {
        return List.copyOf(rungs);
    }

    private boolean asked(String agencyId) {
        for (Rung rung : rungs) {
            if (agencyId.equals(rung.agencyId())) {
                return true;
            }
        }
        return false;
    }

    private void passOver(RungSource source, PassedOver agency) {
        if (!passedOver.contains(agency)) {
            passedOver.add(agency);
            if (source == RungSource.OWN) {
                ownPassedOver.add(agency);
            }
        }
    }

    /** Null when the region's own agency is asked first. */
    @Nullable
    ServiceSubstitution substitution() {
        Rung first = rungs.getFirst();
        return first.source() == RungSource.OWN
                ? null
                : new ServiceSubstitution(kind, List.copyOf(ownPassedOver), ownTakesOrders(), first);
    }

    /** What was looked for and is not there. */
    List<String> notFound() {
        List<String> notFound = new ArrayList<>();
        if (place.region() == null) {
            notFound.add(kind + ": region unknown");
        } else if (!ownTakesOrders()) {
            notFound.add(kind + ": no agency of its own in " + place.region());
        }
        passedOver.forEach(agency -> notFound.add(kind + ": " + agency.agencyId() + " is " + agency.state()));
        return notFound;
    }

    private boolean ownTakesOrders() {
        return place.region() != null
                && directory.own(kind, place.region()).stream().anyMatch(AgencyDirectory::takesOrders);
    }
}
