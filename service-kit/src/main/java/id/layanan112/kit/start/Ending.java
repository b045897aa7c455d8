package id.layanan112.kit.start;

import org.jboss.logging.Logger;

/** How a service ends that was given what it cannot work with. */
final class Ending {
    /** EX_CONFIG: starting it again changes nothing, somebody has to mend what it was given. */
    static final int CONFIGURATION = 78;

    private static final Logger LOG = Logger.getLogger(Ending.class);

    private Ending() {}

    static void because(String why) {
        LOG.fatalf("ENDING: %s; see docs/runbooks/start.md", why);
        // Not an orderly exit: nothing was begun that has to be brought to an end.
        Runtime.getRuntime().halt(CONFIGURATION);
    }
}
