package id.layanan112.routing.policy;

/**
 * Something in a policy that is not right.
 *
 * @param line in the document, 1 for the first; 0 when it is the document's as a whole
 * @param where the key or the rule, as {@code rules.fire-at-night.lead}
 * @param code a stable word
 * @param id what is wrong and how to mend it, in Indonesian
 * @param en the same in English
 */
public record Finding(int line, String where, String code, String id, String en) {}
