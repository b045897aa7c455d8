package id.layanan112.intake.telephony;

import id.layanan112.intake.call.CallTimes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;

/** The rule: a call's times follow from all that was said of it, in whatever order it came. */
final class Times {
    private Times() {}

    /** One event, without what is not needed here. */
    record Said(TelephonyEvent.Type type, Instant at, boolean exercise, boolean dropped) {}

    /**
     * @param said at least one event of this call
     * @return it began when it rang, else with the first that is known of it; it was answered at the first answer and
     *     ended at the last end, by the line if that was said once
     */
    static CallTimes of(UUID callId, String centreCode, String saidBy, List<Said> said) {
        Instant first =
                said.stream().map(Said::at).min(Comparator.naturalOrder()).orElseThrow();
        BinaryOperator<Instant> earlier = BinaryOperator.minBy(Comparator.naturalOrder());
        BinaryOperator<Instant> later = BinaryOperator.maxBy(Comparator.naturalOrder());
        Optional<Instant> ringing = of(said, List.of(TelephonyEvent.Type.RINGING), earlier);
        Optional<Instant> answered = of(said, List.of(TelephonyEvent.Type.ANSWERED), earlier);
        Optional<Instant> ended = of(said, List.of(TelephonyEvent.Type.ENDED, TelephonyEvent.Type.ABANDONED), later);
        return new CallTimes(
                callId,
                centreCode,
                // One word that it is real makes it real.
                said.stream().allMatch(Said::exercise),
                saidBy,
                ringing.orElse(first),
                answered.orElse(null),
                ended.orElse(null),
                said.stream().anyMatch(one -> one.type() == TelephonyEvent.Type.ENDED && one.dropped()));
    }

    private static Optional<Instant> of(
            List<Said> said, List<TelephonyEvent.Type> types, BinaryOperator<Instant> which) {
        return said.stream()
                .filter(one -> types.contains(one.type()))
                .map(Said::at)
                .reduce(which);
    }
}
