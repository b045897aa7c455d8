package id.layanan112.intake.reconciliation;

import id.layanan112.contracts.CallClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one region on one of its days, counted in three ways that must agree.
 *
 * @param regionCode null for calls whose region is not known yet
 * @param total all calls, however they are classified
 * @param byClass the calls of each class
 * @param open the calls without a class
 * @param heard the calls that the telephone system spoke of
 * @param heardWithoutCall of these, the calls of the whole centre that are not there: always 0, or calls were lost
 * @param withoutTelephony calls that the telephone system did not speak of: typed, on paper, by text
 */
record DayOfRegion(
        String centreCode,
        @Nullable String regionCode,
        long total,
        Map<CallClass, Long> byClass,
        long open,
        long heard,
        long heardWithoutCall,
        long withoutTelephony) {

    /** The calls of this region that telephone systems spoke of and that are here. */
    long heardHere() {
        return heard - heardWithoutCall;
    }

    /** True when nothing is missing and nothing is counted twice. */
    boolean closes() {
        long classified = byClass.values().stream().mapToLong(Long::longValue).sum();
        return classified + open == total && heardWithoutCall == 0 && heardHere() + withoutTelephony == total;
    }
}
