package id.layanan112.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated agencies behave.
 *
 * @param fast true: accepted within a second, and nothing more; false: every step, as slowly as people are
 * @param failShare share of agencies that answer every order with 503; never a national desk
 * @param declineShare share of agencies that decline every order; never a national desk
 * @param hangShare share of agencies that take the request and never answer
 * @param seed changes which agencies these are
 * @param named what agencies do that are named; null for none
 */
@JsonInclude
record Behaviour(
        boolean fast,
        double failShare,
        double declineShare,
        double hangShare,
        long seed,
        @Nullable Map<String, Act> named) {
    Behaviour(boolean fast, double failShare, double declineShare, double hangShare, long seed) {
        this(fast, failShare, declineShare, hangShare, seed, null);
    }

    static final Behaviour HUMAN = new Behaviour(false, 0, 0, 0, 0);

    /** What one agency does with an order. */
    enum Act {
        ANSWER,
        /** Takes it, and leaves the answer to people at a board. */
        RECEIVE,
        FAIL,
        DECLINE,
        HANG,
        /** Its answer comes, a byte a second. */
        DRIP
    }

    Act of(String agencyId) {
        if (named != null && named.containsKey(agencyId)) {
            return named.get(agencyId);
        }
        if (agencyId.startsWith("id-")) {
            return Act.ANSWER;
        }
        double place = Math.floorMod(mixed(agencyId), 10_000) / 10_000.0;
        if (place < failShare) {
            return Act.FAIL;
        }
        if (place < failShare + declineShare) {
            return Act.DECLINE;
        }
        return place < failShare + declineShare + hangShare ? Act.HANG : Act.ANSWER;
    }

    private long mixed(String agencyId) {
        long hash = 1_125_899_906_842_597L + seed;
        for (char letter : agencyId.toLowerCase(Locale.ROOT).toCharArray()) {
            hash = 31 * hash + letter;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
