package id.layanan112.local.rolling;

import id.layanan112.local.Launch;

/** The services, in the order in which an update goes through them: who reads events before who writes them. */
enum Service {
    MONITORING("monitoring", "monitoring-service", Launch.Share.AFTER, "-Xmx160m"),
    GATEWAY("gateway", "agency-gateway", Launch.Share.AFTER, "-Xmx192m"),
    ROUTING("routing", "routing-service", Launch.Share.AFTER, "-Xmx128m"),
    INTAKE("intake", "intake-service", Launch.Share.FIRST, "-Xmx144m");

    final String word;
    final String module;
    final Launch.Share share;
    final String heap;

    Service(String word, String module, Launch.Share share, String heap) {
        this.word = word;
        this.module = module;
        this.share = share;
        this.heap = heap;
    }
}
