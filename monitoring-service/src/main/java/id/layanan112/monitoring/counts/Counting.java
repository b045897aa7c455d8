package id.layanan112.monitoring.counts;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Change;
import id.layanan112.monitoring.ledger.Known;
import id.layanan112.monitoring.ledger.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Takes over what facts say: states, and the figures that follow from them, both or neither. */
@ApplicationScoped
public class Counting {
    /** The schema that is shown. */
    public static final String SHOWN = "counts";
    /** The schema that a rebuild fills. */
    public static final String NEXT = "counts_next";

    private final Sql sql;
    private final Tally tally;
    private final Timings timings;

    Counting(Sql sql, Tally tally, Timings timings) {
        this.sql = sql;
        this.tally = tally;
        this.timings = timings;
    }

    /**
     * One writer at a time, until its transaction ends: every figure is also the nation's, so that two would wait for
     * each other's rows anyway, and facts become visible in the order of their {@code arrived}.
     */
    public void lock() {
        sql.query("SELECT pg_advisory_xact_lock(112)", row -> 0);
    }

    /**
     * In the current transaction, which holds the {@link #lock} when it is the shown schema.
     *
     * @param told each fact once; in any order
     * @return what changed
     */
    public Change take(String schema, Collection<Told> told) {
        List<Known> known = told.stream().flatMap(one -> one.known().stream()).toList();
        Change change = new Change();
        States.ALL.forEach(table -> take(table, schema, known, change));
        told.forEach(one -> one.moments().forEach(change::add));
        tally.add(schema, change.allCells());
        timings.add(schema, change.allTimes());
        return change;
    }

    private <K extends Known> void take(StateTable<K> table, String schema, List<Known> known, Change change) {
        table.take(sql, schema, known).forEach(step -> change.replace(step.before(), step.now()));
    }
}
