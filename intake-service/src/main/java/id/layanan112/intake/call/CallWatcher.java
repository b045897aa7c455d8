package id.layanan112.intake.call;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.caller.CallerNumbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What else follows from a call, in the transaction in which it is saved or changed. */
public interface CallWatcher {
    /**
     * A call that is new, or another than before.
     *
     * @param before null when it is new
     * @param number null when it has none
     * @param silent true while nobody has spoken and its procedure is not through
     * @param dropped true when somebody spoke to them and the line broke
     * @param by the subject of the token
     */
    record Turn(
            @Nullable CallSnapshot before,
            CallSnapshot now,
            CallerNumbers.@Nullable Known number,
            boolean silent,
            boolean dropped,
            String by) {}

    void turned(List<Turn> turns);
}
