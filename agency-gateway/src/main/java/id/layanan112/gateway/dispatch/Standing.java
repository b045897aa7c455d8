package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far an order is.
 *
 * @param version 1 for the first state; each fact that is told has one of its own
 * @param status of the holder
 * @param rung index in the chain of the holder
 * @param channel position of the holder's channel that is used now
 * @param coming agencies that come besides the holder
 * @param asked every agency that was asked so far, whatever became of it
 * @param missed true once a deadline has passed
 * @param round how often a person had it delivered again
 */
public record Standing(
        long version,
        DispatchStatus status,
        int rung,
        int channel,
        List<Coming> coming,
        List<String> asked,
        boolean missed,
        int round) {

    Standing at(DispatchStatus to) {
        return new Standing(version, to, rung, channel, coming, asked, missed, round);
    }

    Standing at(DispatchStatus to, int toRung, int toChannel) {
        return new Standing(version, to, toRung, toChannel, coming, asked, missed, round);
    }

    Standing over(int toChannel) {
        return new Standing(version, status, rung, toChannel, coming, asked, missed, round);
    }

    Standing afterMiss() {
        return new Standing(version, status, rung, channel, coming, asked, true, round);
    }

    Standing told() {
        return new Standing(version + 1, status, rung, channel, coming, asked, missed, round);
    }

    Standing anotherRound() {
        return new Standing(version, status, rung, channel, coming, asked, missed, round + 1);
    }

    Standing with(Coming one) {
        List<Coming> others = without(one.agencyId()).coming;
        return with(Stream.concat(others.stream(), Stream.of(one)).toList());
    }

    Standing without(@Nullable String agencyId) {
        return with(
                coming.stream().filter(one -> !one.agencyId().equals(agencyId)).toList());
    }

    private Standing with(List<Coming> all) {
        return new Standing(version, status, rung, channel, List.copyOf(all), asked, missed, round);
    }

    /** It was asked; once is enough to have something to say. */
    Standing asking(String agencyId) {
        return asked.contains(agencyId)
                ? this
                : new Standing(
                        version,
                        status,
                        rung,
                        channel,
                        coming,
                        Stream.concat(asked.stream(), Stream.of(agencyId)).toList(),
                        missed,
                        round);
    }

    Optional<Coming> coming(String agencyId) {
        return coming.stream().filter(one -> one.agencyId().equals(agencyId)).findFirst();
    }

    /** Of those that come, are of the chain and take all of it, the one that is furthest. */
    Optional<Coming> foremost(Ordered order) {
        return coming.stream()
                .filter(Standing::takesAll)
                .filter(one -> order.rungOf(one.agencyId()) >= 0)
                .max(Comparator.comparingInt(one -> Ladder.height(one.status())));
    }

    /** Not with a part, and not done already. */
    static boolean takesAll(Coming one) {
        return !one.partly() && !Ladder.over(one.status());
    }
}
