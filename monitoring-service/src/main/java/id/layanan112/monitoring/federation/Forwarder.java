package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import id.layanan112.kit.threads.Repeating;
import id.layanan112.monitoring.facts.Facts;
import id.layanan112.monitoring.freshness.Centres;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Store and forward: the archive is the store, in the order in which facts came, and the nation's answer moves the mark.
 * A link that is away, for however long, costs this stack nothing. A fact that the nation refuses is set aside, with an
 * alert, and the others go on.
 */
@ApplicationScoped
class Forwarder {
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final String POLICY = "id.layanan112.policy.activated.v1";

    private final NationSettings settings;
    private final Nation nation;
    private final Facts facts;
    private final Sql sql;
    private final Centres centres;
    private final InstantSource clock;
    private final AtomicLong waiting = new AtomicLong();
    private @Nullable Repeating thread;
    // These belong to the one thread.
    private Instant heard = Instant.EPOCH;
    private boolean away;

    Forwarder(
            NationSettings settings,
            Nation nation,
            Facts facts,
            Sql sql,
            Centres centres,
            InstantSource clock,
            MeterRegistry metrics) {
        this.settings = settings;
        this.nation = nation;
        this.facts = facts;
        this.sql = sql;
        this.centres = centres;
        this.clock = clock;
        metrics.gauge("layanan112.federation.waiting", waiting);
    }

    void start(@Observes StartupEvent event) {
        settings.nation().ifPresent(url -> {
            String centre = needed(settings.centre(), "centre", "32.73");
            var _ = needed(settings.authServerUrl(), "auth-server-url", "https://sso.112.go.id/realms/112");
            var _ = needed(settings.clientId(), "client-id", "centre-32.73");
            var _ = needed(settings.clientSecret(), "client-secret", "...");
            thread = Repeating.start("forwarder", settings.pause(), () -> forwardAll(url, centre));
        });
    }

    private static String needed(Optional<String> setting, String name, String example) {
        return setting.orElseThrow(() -> new IllegalStateException("layanan112.federation." + name
                + " is missing: facts are forwarded to layanan112.federation.nation only with it, as in"
                + " layanan112.federation." + name + "=" + example));
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.close();
        }
        nation.close();
    }

    private void forwardAll(URI url, String centre) {
        try {
            while (forward(url, centre)) {
                // Until there is nothing left, or the nation does not answer.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more to send at once */
    private boolean forward(URI url, String centre) throws InterruptedException {
        // Read before the facts: all that it speaks of has been counted here, and is among them or came before.
        CentreReported report = centres.counted(centre).orElse(null);
        long mark = sql.query("SELECT arrived FROM forwarded", row -> row.getLong(1))
                .getFirst();
        List<Facts.Archived> some = facts.after(mark, settings.batch());
        boolean all = some.size() < settings.batch();
        waiting.set(Math.max(0, facts.newest() - mark));
        boolean silent = clock.instant().isAfter(heard.plus(settings.heartbeat()));
        if (some.isEmpty() && !silent) {
            return false;
        }
        List<Facts.Archived> ours =
                some.stream().filter(fact -> !fact.type().equals(POLICY)).toList();
        String last = all && report != null ? json(report) : null;
        if (!sent(url, centre, ours, last)) {
            return false;
        }
        heard = clock.instant();
        if (!some.isEmpty()) {
            sql.update("UPDATE forwarded SET arrived = ?", some.getLast().arrived());
        }
        return !all;
    }

    private boolean sent(URI url, String centre, List<Facts.Archived> some, @Nullable String report)
            throws InterruptedException {
        return switch (nation.send(url, centre, some, report)) {
            case Nation.Answer.Taken() -> {
                said(false, "");
                yield true;
            }
            case Nation.Answer.NotNow(String why) -> {
                said(true, why);
                yield false;
            }
            // Perhaps it is the report: the facts go without it, and another report comes soon.
            case Nation.Answer.Refused(String code) ->
                report != null && !some.isEmpty() ? sent(url, centre, some, null) : apart(url, centre, some, code);
        };
    }

    /** One of them is refused: halves, until it is alone. */
    private boolean apart(URI url, String centre, List<Facts.Archived> some, String code) throws InterruptedException {
        if (some.size() <= 1) {
            some.forEach(fact -> setAside(fact, code));
            return true;
        }
        int half = some.size() / 2;
        return sent(url, centre, some.subList(0, half), null)
                && sent(url, centre, some.subList(half, some.size()), null);
    }

    private void setAside(Facts.Archived fact, String code) {
        sql.update(
                "INSERT INTO forward_refused (event_id, arrived, code) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                fact.id(),
                fact.arrived(),
                code);
        LOG.errorf("the nation refuses fact %s (%s): set aside; see docs/runbooks/federation.md", fact.id(), code);
    }

    private void said(boolean now, String why) {
        if (now != away) {
            away = now;
            if (away) {
                LOG.warnf("the nation cannot be reached (%s): facts wait here", why);
            } else {
                LOG.info("the nation is reached again");
            }
        }
    }

    private static String json(CentreReported report) {
        try {
            return EventJson.MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that was read can be written", e);
        }
    }
}
