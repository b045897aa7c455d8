package id.layanan112.gateway.inbox;

import id.layanan112.gateway.delivery.DeliveryBodies;
import id.layanan112.gateway.delivery.DeliveryBody;
import id.layanan112.gateway.delivery.Fetched;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What is waiting for an agency that fetches. A delivery gets its place when it is first handed out, under the lock of
 * its agency: by the order of commits a later one could pass an earlier one, and never be seen.
 */
@ApplicationScoped
class Inbox {
    private static final int PAGE = 50;

    private static final String NUMBER = """
            WITH new AS (
                SELECT q.delivery_id, row_number() OVER (ORDER BY q.priority, q.created_at) AS turn
                FROM delivery q JOIN dispatch d ON d.dispatch_id = q.dispatch_id
                WHERE q.agency_id = ? AND q.channel_type = 'PULL' AND q.settled IS NULL AND q.place IS NULL
                  AND (d.exercise AND NOT d.test) = ?
                ORDER BY q.priority, q.created_at LIMIT ?),
            counted AS (
                UPDATE agency SET inbox_place = inbox_place + (SELECT count(*) FROM new)
                WHERE agency_id = ? RETURNING inbox_place - (SELECT count(*) FROM new) AS base)
            UPDATE delivery q SET place = c.base + n.turn, attempt = q.attempt + 1, tries = q.tries + 1
            FROM new n, counted c WHERE q.delivery_id = n.delivery_id""";

    private final Sql sql;
    private final Fetched fetched;
    private final DeliveryBodies bodies;
    private final Agencies agencies;

    Inbox(Sql sql, Fetched fetched, DeliveryBodies bodies, Agencies agencies) {
        this.sql = sql;
        this.fetched = fetched;
        this.bodies = bodies;
        this.agencies = agencies;
    }

    /**
     * A page of it.
     *
     * @param cursor to be sent with the next request: who sends it has all up to it
     */
    record Page(long cursor, List<DeliveryBody> deliveries) {}

    /**
     * @param after the cursor of the page before, whose deliveries are delivered now; 0 for the first
     * @param exercise true for the inbox of exercises
     */
    Page page(String agencyId, long after, boolean exercise) {
        fetched.confirm(agencyId, after, exercise);
        QuarkusTransaction.requiringNew().run(() -> {
            sql.query("SELECT 1 FROM agency WHERE agency_id = ? FOR UPDATE", row -> true, agencyId);
            agencies.seen(agencyId);
            sql.update(NUMBER, agencyId, exercise, PAGE, agencyId);
        });
        List<Fetched.Placed> page = fetched.behind(agencyId, after, exercise, PAGE);
        return new Page(
                page.isEmpty() ? after : page.getLast().place(),
                page.stream().map(placed -> bodies.body(placed.delivery())).toList());
    }
}
