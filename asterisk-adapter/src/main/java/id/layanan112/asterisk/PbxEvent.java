package id.layanan112.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that the telephone system said and that matters here. */
sealed interface PbxEvent {

    /** When, by the telephone system's clock if it says so, else when it was heard. */
    Instant at();

    /**
     * One channel of a call: the caller's, or a call taker's.
     *
     * @param uniqueId the channel's own
     * @param linkedId the unique id of the oldest channel it belongs together with: the caller's, of an inbound call
     * @param number of who is at this channel; null without one
     */
    record Leg(String uniqueId, String linkedId, @Nullable CallerNumber number) {
        /** Whether the call began with this channel. */
        boolean first() {
            return uniqueId.equals(linkedId);
        }
    }

    /** {@code Newchannel}: {@code outgoing} when the telephone system itself dials. */
    record ChannelBegan(Leg leg, String context, boolean outgoing, Instant at) implements PbxEvent {}

    /** {@code QueueCallerJoin}. */
    record QueueJoined(Leg leg, String queue, Instant at) implements PbxEvent {}

    /** {@code AgentConnect}: a call taker answered the caller of this leg. */
    record AgentConnected(Leg leg, String queue, Instant at) implements PbxEvent {}

    /** {@code BridgeEnter}: {@code holding} when it is a place to wait, where nobody talks. */
    record BridgeEntered(Leg leg, boolean holding, Instant at) implements PbxEvent {}

    /** {@code QueueCallerAbandon}. */
    record QueueAbandoned(Leg leg, String queue, Instant at) implements PbxEvent {}

    /**
     * {@code BlindTransfer} or {@code AttendedTransfer} that succeeded.
     *
     * @param parties unique and linked ids among which the caller's is to be found, the likeliest first
     * @param by the unique id of the channel that transferred
     */
    record Transferred(List<String> parties, String by, Instant at) implements PbxEvent {
        public Transferred {
            parties = List.copyOf(parties);
        }
    }

    /**
     * {@code Hangup}.
     *
     * @param cause as in ITU-T Q.850; 0 when it was not said
     */
    record HungUp(Leg leg, int cause, Instant at) implements PbxEvent {
        /** Destination or network out of order, a temporary failure, congestion, a lost channel, a timer: not a person. */
        private static final Set<Integer> LINE_BROKE = Set.of(27, 38, 41, 42, 44, 47, 102);

        boolean lineBroke() {
            return LINE_BROKE.contains(cause);
        }
    }

    /**
     * {@code CoreShowChannels}, complete: all channels that there are.
     *
     * @param openBefore calls that were open here when the list was made: those that are not in it have ended
     */
    record ChannelsListed(List<Listed> channels, Set<String> openBefore, Instant at) implements PbxEvent {
        public ChannelsListed {
            channels = List.copyOf(channels);
            openBefore = Set.copyOf(openBefore);
        }
    }

    /**
     * One channel of the list.
     *
     * @param queue in which it is, or through which it was answered
     * @param bridged whether somebody talks on it
     */
    record Listed(Leg leg, String context, @Nullable String queue, boolean outgoing, boolean bridged, Duration age) {}
}
