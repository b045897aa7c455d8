package id.layanan112.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the answer to {@code CoreShowChannels}. The telephone system makes the list before it says "Success", and
 * events that come before that are older: a call that is open at that moment and not in the list has ended.
 */
final class ChannelList {
    static final String ACTION = "layanan112-channels";
    private static final System.Logger LOG = System.getLogger(ChannelList.class.getPackageName());

    private final List<PbxEvent.Listed> channels = new ArrayList<>();
    private Set<String> openBefore = Set.of();
    private int heard;
    private boolean begun;

    static boolean isPart(AmiPacket packet) {
        return packet.is("ActionID", ACTION);
    }

    /** The whole list with its last packet, when it is whole: a list with a gap would end calls that go on. */
    Optional<PbxEvent> add(AmiPacket packet, Set<String> open, Instant now) {
        if (packet.get("Response").isPresent()) {
            begin(packet, open);
        } else if (packet.is("Event", "CoreShowChannel")) {
            heard++;
            AmiEvents.listed(packet).ifPresent(channels::add);
        } else if (packet.is("Event", "CoreShowChannelsComplete") && begun) {
            begun = false;
            boolean whole = packet.is("ListItems", Integer.toString(heard)) && channels.size() == heard;
            if (whole) {
                return Optional.of(new PbxEvent.ChannelsListed(channels, openBefore, now));
            }
            LOG.log(System.Logger.Level.WARNING, "A list of channels was not whole and is not used");
        }
        return Optional.empty();
    }

    private void begin(AmiPacket packet, Set<String> open) {
        channels.clear();
        heard = 0;
        openBefore = open;
        begun = packet.is("Response", "Success");
        if (!begun) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Sentral telepon menolak CoreShowChannels. The telephone system refuses CoreShowChannels: its user"
                            + " needs write = reporting; without it, calls that end unheard stay open");
        }
    }
}
