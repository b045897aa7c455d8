package id.layanan112.intake.centre;

import id.layanan112.contracts.CentreState;
import id.layanan112.kit.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives a centre whose reports stop to its deputy, for some hours; people end it. */
@ApplicationScoped
class SilentCentres {
    static final String PLATFORM = "layanan112";
    private static final Logger LOG = Logger.getLogger(SilentCentres.class);

    private final Sql sql;
    private final Centres centres;
    private final Covers covers;
    private final Duration cover;
    private final InstantSource clock;
    private final Instant started;

    SilentCentres(
            Sql sql,
            Centres centres,
            Covers covers,
            @ConfigProperty(name = "layanan112.intake.centre.silent-cover", defaultValue = "4h") Duration cover,
            InstantSource clock) {
        this.sql = sql;
        this.centres = centres;
        this.covers = covers;
        this.cover = cover;
        this.clock = clock;
        this.started = clock.instant();
    }

    private record Usual(String centreCode, double perMinute) {}

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        List<Usual> all = sql.query(
                "SELECT centre_code, usual_per_minute FROM surge ORDER BY centre_code",
                row -> new Usual(row.getString(1), row.getDouble(2)));
        for (Usual one : all) {
            Silence.longest(one.perMinute())
                    .filter(longest -> mayFail(one.centreCode()) && silent(one.centreCode(), longest))
                    .ifPresent(longest -> cover(one.centreCode(), longest));
        }
    }

    private boolean mayFail(String centreCode) {
        return centres.state(centreCode) == CentreState.ACTIVE
                && centres.settings(centreCode).map(CentreSettings::deputy).isPresent()
                && !covers.covered(centreCode);
    }

    /**
     * Silent while others are heard; when nobody is, or we have not listened so long, it is not the centre; nor when a
     * person has just ended a cover.
     */
    private boolean silent(String centreCode, Duration longest) {
        Instant heardBy = covers.lastEnded(centreCode).filter(started::isBefore).orElse(started);
        if (clock.instant().isBefore(heardBy.plus(longest))) {
            return false;
        }
        return sql.first(
                        "SELECT bool_or(centre_code = ?) AS its, bool_or(centre_code <> ?) AS others FROM call"
                                + " WHERE NOT probe AND saved_at > now() - make_interval(secs => ?)",
                        row -> !row.getBoolean("its") && row.getBoolean("others"),
                        centreCode,
                        centreCode,
                        (double) longest.toSeconds())
                .orElse(false);
    }

    private void cover(String centreCode, Duration longest) {
        String reason = "no call for " + longest.toMinutes() + " minutes";
        if (covers.grant(centreCode, cover, reason, PLATFORM) instanceof Covers.Outcome.Granted) {
            LOG.warnf("centre %s fell silent: its deputy covers for it", centreCode);
        }
    }
}
