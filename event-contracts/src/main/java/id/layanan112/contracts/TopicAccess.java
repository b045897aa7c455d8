package id.layanan112.contracts;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what with which topic: deployment makes users and their rights from it, and a service looks at its own
 * before it starts. Nobody has more than what stands here.
 *
 * @param principal the user of a service, as {@code gateway-power}
 * @param writes topics that it publishes to
 * @param reads topics that it reads
 * @param groups consumer groups that it is a member of
 * @param looksAt groups of others whose offsets it reads
 */
public record TopicAccess(
        String principal, List<Topic> writes, List<Topic> reads, List<String> groups, List<String> looksAt) {

    /** Every user there is, in the order in which a call travels. */
    public static List<TopicAccess> all() {
        List<TopicAccess> all = new ArrayList<>();
        all.add(intake());
        all.add(routing());
        for (Lane lane : Lane.values()) {
            all.add(gateway(lane));
        }
        all.add(monitoring());
        all.add(operations());
        return List.copyOf(all);
    }

    /** @throws IllegalArgumentException when there is no such user */
    public static TopicAccess of(String principal) {
        return all().stream()
                .filter(one -> one.principal().equals(principal))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user of topics is called " + principal));
    }

    private static TopicAccess intake() {
        List<Topic> reads = new ArrayList<>(List.of(Topics.ROUTE, Topics.DISPATCH, Topics.AGENCY));
        Topics.QUARANTINING.forEach(service -> reads.add(Topics.quarantine(service)));
        return new TopicAccess(
                "intake",
                List.of(Topics.CALL, Topics.INCIDENT, Topics.CENTRE, Topics.quarantine("intake")),
                List.copyOf(reads),
                List.of("intake", "intake-quarantine"),
                List.of());
    }

    private static TopicAccess routing() {
        List<Topic> writes = new ArrayList<>(List.of(Topics.ROUTE, Topics.quarantine("routing")));
        for (Lane lane : Lane.values()) {
            writes.add(Topics.dispatchOrder(lane));
        }
        return new TopicAccess(
                "routing", List.copyOf(writes), List.of(Topics.INCIDENT, Topics.AGENCY), List.of("routing"), List.of());
    }

    /** Orders of one lane: another lane's, and what was said to people of it, it cannot read. */
    private static TopicAccess gateway(Lane lane) {
        return new TopicAccess(
                "gateway-" + lane.word(),
                List.of(Topics.DISPATCH, Topics.AGENCY, Topics.quarantine("gateway")),
                List.of(Topics.dispatchOrder(lane)),
                List.of("gateway-" + lane.word()),
                List.of());
    }

    private static TopicAccess monitoring() {
        return new TopicAccess(
                "monitoring",
                List.of(Topics.REGION_COUNTS, Topics.quarantine("monitoring")),
                List.of(Topics.CALL, Topics.INCIDENT, Topics.ROUTE, Topics.DISPATCH, Topics.CENTRE),
                List.of("monitoring"),
                List.of());
    }

    /** People who look at what was set aside, and publish it again, byte for byte, where it came from. */
    private static TopicAccess operations() {
        List<Topic> quarantines =
                Topics.QUARANTINING.stream().map(Topics::quarantine).toList();
        List<Topic> others = Topics.all().stream()
                .filter(topic -> !quarantines.contains(topic) && topic != Topics.REGION_COUNTS)
                .toList();
        return new TopicAccess("operations", others, quarantines, List.of(), List.of());
    }
}
