package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.regions.CallCentre;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which centres are not on this stack's topics, and what they said last: kept, because nobody says it again. */
@ApplicationScoped
class ForwardingCentres {
    private static final Logger LOG = Logger.getLogger(ForwardingCentres.class);

    private final Sql sql;
    private final Centres centres;

    ForwardingCentres(Sql sql, Centres centres) {
        this.sql = sql;
        this.centres = centres;
    }

    void start(@Observes StartupEvent event) {
        look();
    }

    /** Another replica may have heard something. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            stacks();
            days();
        } catch (DatabaseFailed e) {
            LOG.warnf("who reports cannot be read now: %s", e.getMessage());
        }
    }

    private void stacks() {
        sql.query("SELECT report::text FROM forwarding_centre", row -> {
            CentreReported report = read(row.getString(1));
            boolean newer = report != null
                    && centres.counted(report.centreCode())
                            .filter(known -> !known.at().isBefore(report.at()))
                            .isEmpty();
            if (report != null && newer) {
                centres.forwarded(report);
            }
            return 0;
        });
    }

    private void days() {
        // Complete through the last day before the first one that is missing, of the last 60 days.
        sql.query(
                "WITH told AS (SELECT centre, local_day, max(taken_at) AS taken_at FROM reported_day"
                        + " WHERE local_day > current_date - 60 GROUP BY 1, 2),"
                        + " runs AS (SELECT centre, local_day, taken_at, local_day - (row_number() OVER"
                        + " (PARTITION BY centre ORDER BY local_day))::int AS run FROM told)"
                        + " SELECT centre, (SELECT max(taken_at) FROM told t WHERE t.centre = runs.centre),"
                        + " max(local_day) FILTER (WHERE run = first_run) FROM (SELECT *, min(run) OVER"
                        + " (PARTITION BY centre) AS first_run FROM runs) AS runs GROUP BY centre",
                row -> {
                    centres.daysReported(
                            row.getString(1), row.getTimestamp(2).toInstant(), row.getObject(3, LocalDate.class));
                    return 0;
                });
    }

    /** @param report null when it only forwarded facts */
    void heard(CallCentre centre, @Nullable CentreReported report) {
        if (report == null) {
            return;
        }
        sql.update(
                "INSERT INTO forwarding_centre (centre, report) VALUES (?, ?::jsonb)"
                        + " ON CONFLICT (centre) DO UPDATE SET report = EXCLUDED.report"
                        + " WHERE (forwarding_centre.report ->> 'at')::timestamptz"
                        + " <= (EXCLUDED.report ->> 'at')::timestamptz",
                centre.code(),
                write(report));
        centres.forwarded(report);
    }

    private static String write(CentreReported report) {
        try {
            return EventJson.MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that was read can be written", e);
        }
    }

    private static @Nullable CentreReported read(@Nullable String json) {
        try {
            return json == null ? null : EventJson.MAPPER.readValue(json, CentreReported.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
