package id.layanan112.intake.silent;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule: a silent call may be called a ghost only when every applicable step is recorded, and none found anything.
 *
 * @param steps of the region, in the order in which they are done
 */
public record SilentProcedure(List<SilentStep> steps) {

    /** What is known of the caller that decides which steps apply. */
    public record Facts(boolean numberKnown, boolean unsafeToCallBack) {}

    /** May it be a ghost? */
    public sealed interface Verdict {
        record MayBeGhost() implements Verdict {}

        record Missing(List<SilentStep> steps) implements Verdict {}

        /** Somebody is there. */
        record SomebodyThere(SilentStep step) implements Verdict {}
    }

    public Verdict judge(Facts facts, Map<SilentStep, SilentResult> recorded) {
        for (SilentStep step : steps) {
            if (recorded.get(step) == SilentResult.SOMETHING) {
                return new Verdict.SomebodyThere(step);
            }
        }
        List<SilentStep> missing = applicable(facts).stream()
                .filter(step -> !recorded.containsKey(step))
                .toList();
        return missing.isEmpty() ? new Verdict.MayBeGhost() : new Verdict.Missing(missing);
    }

    /** Nobody is called back without a number, nor when it could harm them. */
    public List<SilentStep> applicable(Facts facts) {
        Set<SilentStep> needNumber = Set.of(SilentStep.CALLED_BACK, SilentStep.REPEAT_CALLER_CHECKED);
        return steps.stream()
                .filter(step -> facts.numberKnown() || !needNumber.contains(step))
                .filter(step -> !facts.unsafeToCallBack() || step != SilentStep.CALLED_BACK)
                .toList();
    }
}
