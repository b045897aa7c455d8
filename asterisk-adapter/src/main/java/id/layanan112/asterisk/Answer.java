package id.layanan112.asterisk;

import java.time.Duration;
import java.util.Map;

/** What intake made of a report. */
sealed interface Answer {
    /**
     * Durable there, now or since before.
     *
     * @param refused the exceptions, by their place in the report: none of these is kept, with intake's reason
     */
    record Taken(Map<Integer, String> refused) implements Answer {
        public Taken {
            refused = Map.copyOf(refused);
        }
    }

    /** The report as a whole is not acceptable. */
    record Refused(String why) implements Answer {}

    /** Unknown, or nobody's fault who rang: it has to be told again. */
    record Later(String why, Duration notBefore) implements Answer {}
}
