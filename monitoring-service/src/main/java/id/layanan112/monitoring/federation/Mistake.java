package id.layanan112.monitoring.federation;

/**
 * What is wrong in a report, where, and how to mend it.
 *
 * @param line of the file, or the index of the call in JSON counted from 1; 0 for the report as a whole
 * @param column the name of the field
 * @param code a stable word
 */
record Mistake(long line, String column, String code, String id, String en) {}
