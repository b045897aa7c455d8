package id.layanan112.asterisk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What intake is told, in the words of its {@code POST /telephony/events}.
 *
 * @param eventId follows from the telephone system, the call and what happened: said again, it is the same event
 * @param pbxCallId follows from the telephone system and the call
 * @param linkedId the call, as the telephone system names it
 * @param dropped true when it ended because the line broke
 * @param number told once per call; null without one
 */
record TelephonyEvent(
        String eventId,
        String pbxCallId,
        String linkedId,
        Type type,
        Instant at,
        boolean dropped,
        @Nullable CallerNumber number) {
    /** What intake takes. */
    private static final int ID_CHARS = 200;

    enum Type {
        RINGING("ringing"),
        ANSWERED("answered"),
        TRANSFERRED("transferred"),
        ABANDONED("abandoned"),
        ENDED("ended");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** Nothing more comes of a call after these. */
        boolean last() {
            return this == ABANDONED || this == ENDED;
        }
    }

    static TelephonyEvent of(String pbxCallId, String linkedId, Type type, Instant at, @Nullable CallerNumber number) {
        return new TelephonyEvent(id(pbxCallId, type.word), pbxCallId, linkedId, type, at, false, number);
    }

    /** A call can be transferred several times, each time by another channel. */
    static TelephonyEvent transferred(String pbxCallId, String linkedId, String by, Instant at) {
        return new TelephonyEvent(
                id(pbxCallId, Type.TRANSFERRED.word + "-" + by),
                pbxCallId,
                linkedId,
                Type.TRANSFERRED,
                at,
                false,
                null);
    }

    private static String id(String pbxCallId, String what) {
        String id = pbxCallId + "-" + what;
        return id.length() <= ID_CHARS
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    TelephonyEvent withoutNumber() {
        return new TelephonyEvent(eventId, pbxCallId, linkedId, type, at, dropped, null);
    }

    TelephonyEvent byTheLine() {
        return new TelephonyEvent(eventId, pbxCallId, linkedId, type, at, true, number);
    }

    @Override
    public String toString() {
        return "TelephonyEvent[" + eventId + "]";
    }
}
