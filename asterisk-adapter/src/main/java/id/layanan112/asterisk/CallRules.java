package id.layanan112.asterisk;

import static id.layanan112.asterisk.TelephonyEvent.Type.ABANDONED;
import static id.layanan112.asterisk.TelephonyEvent.Type.ANSWERED;
import static id.layanan112.asterisk.TelephonyEvent.Type.ENDED;
import static id.layanan112.asterisk.TelephonyEvent.Type.RINGING;

import id.layanan112.asterisk.Calls.Call;
import id.layanan112.asterisk.PbxEvent.Leg;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule: what intake is told about one event of the telephone system. A call is named by its linked id at first
 * sight, which is the unique id of the caller's channel; it has ended when that channel has.
 *
 * @param system this telephone system among all of the centre
 */
record CallRules(String system, Scope scope) {

    /** Changes nothing; {@link Calls#apply} does, with what this returns. */
    List<TelephonyEvent> decide(Calls calls, PbxEvent event) {
        return switch (event) {
            case PbxEvent.ChannelBegan began ->
                scope.hasContext(began.context()) && began.leg().first() && !began.outgoing()
                        ? ringing(calls, began.leg(), began.at())
                        : List.of();
            case PbxEvent.QueueJoined joined ->
                scope.hasQueue(joined.queue()) ? ringing(calls, joined.leg(), joined.at()) : List.of();
            case PbxEvent.AgentConnected agent -> answered(calls, agent);
            case PbxEvent.BridgeEntered bridge ->
                bridge.holding() ? List.of() : talks(calls, bridge.leg(), bridge.at());
            case PbxEvent.QueueAbandoned gone -> abandoned(calls, gone);
            case PbxEvent.Transferred transfer ->
                calls.any(transfer.parties()).stream()
                        .map(call -> TelephonyEvent.transferred(
                                call.pbxCallId(), call.linkedId(), transfer.by(), transfer.at()))
                        .toList();
            case PbxEvent.HungUp hungUp ->
                calls.ofCaller(hungUp.leg().uniqueId()).stream()
                        .map(call -> hungUp(call, hungUp))
                        .toList();
            case PbxEvent.ChannelsListed listed -> compared(calls, listed);
        };
    }

    private List<TelephonyEvent> ringing(Calls calls, Leg leg, Instant at) {
        return calls.of(leg).isPresent() || calls.over(leg) ? List.of() : List.of(first(leg, RINGING, at));
    }

    private List<TelephonyEvent> answered(Calls calls, PbxEvent.AgentConnected agent) {
        Leg leg = agent.leg();
        Optional<Call> known = calls.of(leg);
        if (known.isPresent()) {
            return answered(known, leg, agent.at());
        }
        // Its beginning was missed.
        return scope.hasQueue(agent.queue()) && !calls.over(leg)
                ? List.of(first(leg, ANSWERED, agent.at()))
                : List.of();
    }

    /** Only the caller's own channel tells: a call taker's can be talking to a colleague. */
    private static List<TelephonyEvent> talks(Calls calls, Leg leg, Instant at) {
        return answered(calls.ofCaller(leg.uniqueId()), leg, at);
    }

    private static List<TelephonyEvent> answered(Optional<Call> known, Leg leg, Instant at) {
        return known.filter(call -> !call.answered()).stream()
                .map(call -> next(call, ANSWERED, at, leg.number()))
                .toList();
    }

    private List<TelephonyEvent> abandoned(Calls calls, PbxEvent.QueueAbandoned gone) {
        Leg leg = gone.leg();
        Optional<Call> known = calls.of(leg);
        if (known.isPresent()) {
            return List.of(ended(known.get(), leg.number(), gone.at()));
        }
        return scope.hasQueue(gone.queue()) && !calls.over(leg) ? List.of(first(leg, ABANDONED, gone.at())) : List.of();
    }

    /** After a connection was lost, and now and then: what began or ended while nobody listened. */
    private List<TelephonyEvent> compared(Calls calls, PbxEvent.ChannelsListed list) {
        Set<String> there = list.channels().stream()
                .map(channel -> channel.leg().uniqueId())
                .collect(Collectors.toSet());
        Stream<TelephonyEvent> ended = list.openBefore().stream()
                .sorted()
                .filter(id -> !there.contains(id))
                .flatMap(id -> calls.ofCaller(id).stream())
                .map(call -> ended(call, null, list.at()));
        Stream<TelephonyEvent> begun =
                list.channels().stream().flatMap(channel -> present(calls, channel, list.at()).stream());
        // Two channels of one call tell the same.
        Map<String, TelephonyEvent> told = new LinkedHashMap<>();
        Stream.concat(ended, begun).forEach(one -> told.putIfAbsent(one.eventId(), one));
        return List.copyOf(told.values());
    }

    private List<TelephonyEvent> present(Calls calls, PbxEvent.Listed channel, Instant at) {
        Leg leg = channel.leg();
        Optional<Call> known = calls.ofCaller(leg.uniqueId());
        if (known.isPresent()) {
            return channel.bridged() ? answered(known, leg, at) : List.of();
        }
        boolean ours = scope.hasQueue(channel.queue())
                || scope.hasContext(channel.context()) && leg.first() && !channel.outgoing();
        if (!ours || calls.of(leg).isPresent() || calls.over(leg)) {
            return List.of();
        }
        TelephonyEvent ringing = first(leg, RINGING, at.minus(channel.age()));
        return channel.bridged()
                ? List.of(ringing, TelephonyEvent.of(ringing.pbxCallId(), ringing.linkedId(), ANSWERED, at, null))
                : List.of(ringing);
    }

    private TelephonyEvent first(Leg leg, TelephonyEvent.Type type, Instant at) {
        return TelephonyEvent.of(system + "-" + leg.linkedId(), leg.linkedId(), type, at, leg.number());
    }

    /** Who gave up before anybody answered is called back whatever ended it. */
    private static TelephonyEvent hungUp(Call call, PbxEvent.HungUp hungUp) {
        TelephonyEvent ended = ended(call, hungUp.leg().number(), hungUp.at());
        return hungUp.lineBroke() && ended.type() == ENDED ? ended.byTheLine() : ended;
    }

    private static TelephonyEvent ended(Call call, @Nullable CallerNumber number, Instant at) {
        return next(call, call.answered() ? ENDED : ABANDONED, at, number);
    }

    private static TelephonyEvent next(Call call, TelephonyEvent.Type type, Instant at, @Nullable CallerNumber number) {
        return TelephonyEvent.of(call.pbxCallId(), call.linkedId(), type, at, call.numberTold() ? null : number);
    }
}
