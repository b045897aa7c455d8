package id.layanan112.routing.decision;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.routing.directory.AgencyDirectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agencies of one kind for one place, in the order in which they are asked: the region's own, a neighbour under
 * agreement, the province's, the national desk, whoever stands in, and in the end a human.
 */
final class Chain {
    private final List<Rung> rungs = new ArrayList<>();
    private final List<String> notFound;
    private final AgencyDirectory directory;
    private final String kind;

    private Chain(AgencyDirectory directory, String kind, List<String> notFound) {
        this.directory = directory;
        this.kind = kind;
        this.notFound = notFound;
    }

    /** @param notFound is told what was looked for and passed over */
    static List<Rung> of(
            AgencyDirectory directory,
            String kind,
            @Nullable String region,
            List<String> substitutes,
            Rung human,
            List<String> notFound) {
        Chain chain = new Chain(directory, kind, notFound);
        chain.climb(region);
        for (String other : substitutes) {
            chain.standIn(other, region);
        }
        chain.rungs.add(human);
        return List.copyOf(chain.rungs);
    }

    private void climb(@Nullable String region) {
        if (region == null) {
            notFound.add(kind + ": region unknown");
        } else {
            add(RungSource.OWN, directory.own(kind, region));
            if (rungs.isEmpty()) {
                notFound.add(kind + ": no agency of its own in " + region);
            }
            add(RungSource.NEIGHBOUR, directory.neighbours(kind, region));
            add(RungSource.PROVINCE, directory.provincial(kind, region.substring(0, 2)));
        }
        add(RungSource.NATIONAL, directory.national(kind));
    }

    private void standIn(String other, @Nullable String region) {
        if (region != null) {
            add(RungSource.SUBSTITUTE, directory.own(other, region));
        }
    }

    private void add(RungSource source, List<AgencyRegistered> agencies) {
        for (AgencyRegistered agency : agencies) {
            if (AgencyDirectory.takesOrders(agency)) {
                rungs.add(new Rung(source, agency.agencyId(), agency.kind(), agency.name(), agency.telephone()));
            } else {
                notFound.add(kind + ": " + agency.agencyId() + " is " + agency.state());
            }
        }
    }
}
