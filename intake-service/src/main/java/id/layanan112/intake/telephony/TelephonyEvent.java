package id.layanan112.intake.telephony;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a centre's telephone system said.
 *
 * @param eventId the telephone system's own: said twice of a call, it is heard once
 * @param callId follows from the centre and the telephone system's id of the call
 * @param localDay the centre's own day of {@code at}
 * @param saidBy the subject of the telephone system's token
 * @param number of the caller; null without one, as from a telephone without a SIM
 * @param dropped true when the line broke: nobody hung up
 * @param recordingRef where the telephone system keeps a recording, if it does
 */
record TelephonyEvent(
        String centreCode,
        String eventId,
        UUID callId,
        Type type,
        Instant at,
        LocalDate localDay,
        boolean exercise,
        String saidBy,
        @Nullable String number,
        boolean dropped,
        @Nullable String recordingRef,
        @Nullable NetworkPlace place) {

    /** Where the network says that the caller is. */
    record NetworkPlace(double lat, double lon, @Nullable Double uncertaintyMetres) {
        @Override
        public String toString() {
            return "NetworkPlace[...]";
        }
    }

    enum Type {
        RINGING,
        ANSWERED,
        /** To another desk or centre: the call goes on. */
        TRANSFERRED,
        /** The caller gave up before anybody answered. */
        ABANDONED,
        ENDED
    }

    @Override
    public String toString() {
        return "TelephonyEvent[" + eventId + " " + type + "]";
    }
}
