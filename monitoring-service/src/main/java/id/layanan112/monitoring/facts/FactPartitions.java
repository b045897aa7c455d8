package id.layanan112.monitoring.facts;

import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A partition per month of event days, made ahead. What is older or younger than all of them lies in the default
 * partition, and counts just the same.
 */
@ApplicationScoped
class FactPartitions {
    private static final Logger LOG = Logger.getLogger(FactPartitions.class);
    private static final int BEHIND = 1;
    private static final int AHEAD = 2;

    private final Sql sql;
    private final InstantSource clock;
    private final int years;

    FactPartitions(
            Sql sql,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.monitoring.facts.years", defaultValue = "10") int years) {
        this.sql = sql;
        this.clock = clock;
        this.years = years;
    }

    /** Before the first fact comes: a month of which the default holds a fact cannot have a partition any more. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        make();
    }

    @Scheduled(cron = "0 17 2 * * ?", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyNight() {
        make();
        forget(YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .minusYears(years));
    }

    /** Facts of months before this one. Their figures stay, until all is derived again. */
    void forget(YearMonth oldest) {
        for (String name : sql.query(
                "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                        + " WHERE inhparent = 'fact'::regclass AND relname < ? AND relname ~ '^fact_[0-9]{4}_[0-9]{2}$'",
                row -> row.getString(1), name(oldest))) {
            sql.update("DROP TABLE " + name);
            LOG.infof("%s is forgotten: facts are kept for %d years", name, years);
        }
        int left = sql.update("DELETE FROM fact_default WHERE day < ?", oldest.atDay(1));
        if (left > 0) {
            LOG.infof("%d older facts are forgotten", left);
        }
    }

    private static String name(YearMonth month) {
        return "fact_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    void make() {
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        for (int month = -BEHIND; month <= AHEAD; month++) {
            make(now.plusMonths(month));
        }
    }

    private void make(YearMonth month) {
        String name = name(month);
        if (!sql.query("SELECT 1 WHERE to_regclass(?) IS NOT NULL", row -> 1, name)
                .isEmpty()) {
            return;
        }
        try {
            sql.update("CREATE TABLE IF NOT EXISTS " + name + " PARTITION OF fact FOR VALUES FROM ('" + month.atDay(1)
                    + "') TO ('" + month.plusMonths(1).atDay(1) + "')");
        } catch (DatabaseFailed e) {
            LOG.warnf("%s stays in the default partition: %s", name, e.getMessage());
        }
    }
}
