package id.layanan112.monitoring.federation;

import java.util.List;

/** What a report comes to: all of it or nothing. */
sealed interface Checked {
    /** It can be taken as it is. */
    record Good(List<ReportedCall> calls) implements Checked {}

    /**
     * Nothing of it is taken.
     *
     * @param mistakes the first of them
     * @param inAll how many there are
     */
    record Bad(List<Mistake> mistakes, long inAll) implements Checked {}
}
