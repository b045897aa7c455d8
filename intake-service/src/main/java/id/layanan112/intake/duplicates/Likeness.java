package id.layanan112.intake.duplicates;

import id.layanan112.contracts.IncidentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule: how likely two reports are about the same incident. The odds rise with types that go together, fall with
 * the distance beyond what both places may be off, and fall with the time between them. It reads type, region, place,
 * uncertainty and time, and nothing that anybody wrote.
 */
final class Likeness {
    /** Reports further apart than this are never candidates. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Without places, only what comes almost at once. */
    static final Duration LONGEST_WITHOUT_PLACE = Duration.ofMinutes(5);

    /** Even an exact place is a corner, not a point: metres. */
    private static final double CORNER_METRES = 18;

    /** How much a vague place takes from the odds. */
    private static final double VAGUE = 0.05;

    /** The time after which the odds are lower by e. */
    private static final Duration FADING = Duration.ofMinutes(16);

    private static final double WITHOUT_PLACE = 0.3;

    /** Two of no named type have little in common: the same only when they come almost at once. */
    private static final double ANYTHING = 0.6;

    /** The types of what happens on a road, and of what comes with a fire. */
    private static final Set<IncidentType> ROAD =
            Set.of(IncidentType.TRAFFIC_ACCIDENT, IncidentType.ROAD_OR_BUILDING_DAMAGE, IncidentType.FALLEN_TREE);

    private static final Set<IncidentType> FIRE =
            Set.of(IncidentType.FIRE, IncidentType.GAS_LEAK, IncidentType.POWER_HAZARD);

    private Likeness() {}

    /** Why, for whoever decides. */
    enum Reason {
        SAME_TYPE,
        OFTEN_TOGETHER,
        NEAR,
        SAME_REGION,
        SAME_TIME
    }

    /**
     * @param score 0 to 1
     * @param metres between the places; -1 when one of them is unknown
     */
    record Match(double score, int metres, Duration apart, List<Reason> reasons) {}

    /** Empty when they are more likely two incidents than one; the same in either order. */
    static Optional<Match> of(Sighting one, Sighting other) {
        Duration apart = Duration.between(one.at(), other.at()).abs();
        double affinity = affinity(one.type(), other.type());
        if (apart.compareTo(LONGEST) > 0 || affinity <= 0) {
            return Optional.empty();
        }
        return one.spot() == null || other.spot() == null
                ? withoutPlace(one, other, apart)
                : withPlace(one, other, one.spot().metresTo(other.spot()), apart, affinity);
    }

    private static Optional<Match> withPlace(
            Sighting one, Sighting other, double metres, Duration apart, double affinity) {
        double off = uncertainty(one) * uncertainty(one) + uncertainty(other) * uncertainty(other);
        double spread = CORNER_METRES * CORNER_METRES + off / 2;
        double odds = affinity
                - VAGUE * Math.log(spread / (CORNER_METRES * CORNER_METRES))
                - metres * metres / (2 * spread)
                - (double) apart.toMillis() / FADING.toMillis();
        if (odds <= 0) {
            return Optional.empty();
        }
        List<Reason> reasons = reasons(one, other, apart);
        reasons.add(1, Reason.NEAR);
        return Optional.of(new Match(1 / (1 + Math.exp(-odds)), (int) Math.round(metres), apart, reasons));
    }

    private static double uncertainty(Sighting sighting) {
        return sighting.spot() == null ? 0 : Math.max(0, sighting.spot().uncertaintyMetres());
    }

    /** The same happened in the same region at almost the same time: a weak candidate, better than none. */
    private static Optional<Match> withoutPlace(Sighting one, Sighting other, Duration apart) {
        boolean likely = one.type() == other.type()
                && one.regionCode() != null
                && one.regionCode().equals(other.regionCode())
                && apart.compareTo(LONGEST_WITHOUT_PLACE) <= 0;
        if (!likely) {
            return Optional.empty();
        }
        List<Reason> reasons = reasons(one, other, apart);
        reasons.add(1, Reason.SAME_REGION);
        double score = WITHOUT_PLACE * (1 - (double) apart.toMillis() / (2 * LONGEST_WITHOUT_PLACE.toMillis()));
        return Optional.of(new Match(score, -1, apart, reasons));
    }

    private static List<Reason> reasons(Sighting one, Sighting other, Duration apart) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(one.type() == other.type() ? Reason.SAME_TYPE : Reason.OFTEN_TOGETHER);
        if (apart.compareTo(LONGEST_WITHOUT_PLACE) <= 0) {
            reasons.add(Reason.SAME_TIME);
        }
        return reasons;
    }

    /** The odds, as a logarithm, that two reports from one place at one time are about the same; 0: never. */
    static double affinity(IncidentType one, IncidentType other) {
        if (one == other) {
            return one == IncidentType.OTHER ? ANYTHING : 4;
        }
        if (ROAD.contains(one) && ROAD.contains(other)) {
            return 3;
        }
        if (FIRE.contains(one) && FIRE.contains(other)) {
            return 3;
        }
        return helped(one, other) || helped(other, one) ? 3 : 0;
    }

    /** An ambulance is asked for in most of what happens; a car can burn, and somebody can be trapped in it. */
    private static boolean helped(IncidentType one, IncidentType other) {
        return switch (one) {
            case MEDICAL -> other == IncidentType.FIRE || other == IncidentType.PERSON_MISSING_OR_TRAPPED;
            case TRAFFIC_ACCIDENT ->
                other == IncidentType.FIRE || other == IncidentType.MEDICAL || other == IncidentType.OTHER;
            case CRIME -> other == IncidentType.MEDICAL || other == IncidentType.DOMESTIC_VIOLENCE;
            default -> false;
        };
    }
}
