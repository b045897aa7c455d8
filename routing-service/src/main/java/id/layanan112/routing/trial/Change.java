package id.layanan112.routing.trial;

import org.jspecify.annotations.Nullable;

/**
 * One thing that would be decided otherwise.
 *
 * @param kind the agency kind; null when it is of the incident as a whole
 * @param what PRIORITY, ORDER, ROLE, DEADLINE or CHAIN
 * @param before as it is now; null when there is none
 * @param after as it would be; null when there would be none
 */
record Change(
        @Nullable String kind,
        String what,
        @Nullable String before,
        @Nullable String after) {}
