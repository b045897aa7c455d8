package id.layanan112.asterisk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What has been said of the calls that go on. It follows from the telephony events alone, so that reading the journal
 * again brings it back.
 */
final class Calls {
    /** Those that ended are remembered for a while, so that a repeat does not begin them again. */
    private static final int ENDED = 4096;

    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, Boolean> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ENDED;
        }
    };

    /** A call that goes on. */
    record Call(String pbxCallId, String linkedId, boolean answered, boolean numberTold) {}

    void apply(TelephonyEvent event) {
        String id = event.linkedId();
        if (event.type().last()) {
            calls.remove(id);
            ended.put(id, true);
            return;
        }
        Call before = calls.getOrDefault(id, new Call(event.pbxCallId(), id, false, false));
        calls.put(
                id,
                new Call(
                        before.pbxCallId(),
                        id,
                        before.answered() || event.type() != TelephonyEvent.Type.RINGING,
                        before.numberTold() || event.number() != null));
    }

    /** By the caller's channel, else by what the channel belongs to: that can change when calls are put together. */
    Optional<Call> of(PbxEvent.Leg leg) {
        return any(List.of(leg.uniqueId(), leg.linkedId()));
    }

    Optional<Call> any(List<String> ids) {
        return ids.stream().map(calls::get).filter(Objects::nonNull).findFirst();
    }

    Optional<Call> ofCaller(String uniqueId) {
        return Optional.ofNullable(calls.get(uniqueId));
    }

    boolean over(PbxEvent.Leg leg) {
        return ended.containsKey(leg.uniqueId()) || ended.containsKey(leg.linkedId());
    }

    Set<String> open() {
        return Set.copyOf(calls.keySet());
    }
}
