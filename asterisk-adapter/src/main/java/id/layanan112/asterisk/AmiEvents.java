package id.layanan112.asterisk;

import id.layanan112.asterisk.PbxEvent.Leg;
import id.layanan112.asterisk.PbxEvent.Listed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a packet says; empty for what does not matter here and for what cannot be understood. */
final class AmiEvents {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,150}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}(\\.\\d{1,9})?");
    private static final Pattern AGE = Pattern.compile("(\\d{1,5}):(\\d{2}):(\\d{2})");
    private static final Pattern CAUSE = Pattern.compile("\\d{1,3}");

    private AmiEvents() {}

    /** @param now when the packet was heard */
    static Optional<PbxEvent> of(AmiPacket packet, Instant now) {
        Instant at = at(packet, now);
        return switch (packet.text("Event").toLowerCase(Locale.ROOT)) {
            case "newchannel" ->
                leg(packet).map(leg -> new PbxEvent.ChannelBegan(leg, packet.text("Context"), outgoing(packet), at));
            case "queuecallerjoin" -> leg(packet).map(leg -> new PbxEvent.QueueJoined(leg, packet.text("Queue"), at));
            case "agentconnect" -> leg(packet).map(leg -> new PbxEvent.AgentConnected(leg, packet.text("Queue"), at));
            case "bridgeenter" ->
                leg(packet).map(leg -> new PbxEvent.BridgeEntered(leg, packet.is("BridgeType", "holding"), at));
            case "queuecallerabandon" ->
                leg(packet).map(leg -> new PbxEvent.QueueAbandoned(leg, packet.text("Queue"), at));
            case "blindtransfer", "attendedtransfer" -> transferred(packet, at);
            case "hangup" -> leg(packet).map(leg -> new PbxEvent.HungUp(leg, cause(packet), at));
            default -> Optional.empty();
        };
    }

    private static int cause(AmiPacket packet) {
        String cause = packet.text("Cause");
        return CAUSE.matcher(cause).matches() ? Integer.parseInt(cause) : 0;
    }

    /** One channel of the answer to {@code CoreShowChannels}. */
    static Optional<Listed> listed(AmiPacket packet) {
        return leg(packet)
                .map(leg -> new Listed(
                        leg,
                        packet.text("Context"),
                        queue(packet),
                        outgoing(packet),
                        packet.get("BridgeId").isPresent(),
                        age(packet.text("Duration"))));
    }

    private static Optional<Leg> leg(AmiPacket packet) {
        String unique = packet.text("Uniqueid");
        String linked = packet.get("Linkedid").orElse(unique);
        return ID.matcher(unique).matches() && ID.matcher(linked).matches()
                ? Optional.of(new Leg(
                        unique,
                        linked,
                        CallerNumber.of(packet.text("CallerIDNum")).orElse(null)))
                : Optional.empty();
    }

    private static Optional<PbxEvent> transferred(AmiPacket packet, Instant at) {
        if (!packet.is("Result", "Success")) {
            return Optional.empty();
        }
        List<String> parties = Stream.of(
                        "TransfereeUniqueid",
                        "TransfererLinkedid",
                        "TransfereeLinkedid",
                        "OrigTransfererLinkedid",
                        "SecondTransfererLinkedid")
                .flatMap(field -> packet.get(field).stream())
                .toList();
        return packet.get("TransfererUniqueid")
                .or(() -> packet.get("OrigTransfererUniqueid"))
                .filter(by -> ID.matcher(by).matches())
                .map(by -> new PbxEvent.Transferred(parties, by, at));
    }

    /** State 0 is "Down": a channel that the telephone system is about to dial. */
    private static boolean outgoing(AmiPacket packet) {
        return packet.is("ChannelState", "0");
    }

    private static @Nullable String queue(AmiPacket packet) {
        return packet.is("Application", "Queue")
                ? packet.text("ApplicationData").split(",", -1)[0].strip()
                : null;
    }

    private static Instant at(AmiPacket packet, Instant now) {
        String seconds = packet.text("Timestamp");
        if (!SECONDS.matcher(seconds).matches()) {
            return now;
        }
        BigDecimal whole = new BigDecimal(seconds);
        return Instant.ofEpochSecond(
                whole.longValue(),
                whole.remainder(BigDecimal.ONE).movePointRight(9).intValueExact());
    }

    private static Duration age(String text) {
        Matcher parts = AGE.matcher(text);
        return parts.matches()
                ? Duration.ofHours(Long.parseLong(parts.group(1)))
                        .plusMinutes(Long.parseLong(parts.group(2)))
                        .plusSeconds(Long.parseLong(parts.group(3)))
                : Duration.ZERO;
    }
}
