package id.layanan112.monitoring.dashboard;

/**
 * What goes to every screen of one audience, as HTML.
 *
 * @param summary one sentence, apart from the table so that it alone is read out
 */
record Picture(String summary, String table) {}
