package id.layanan112.gateway.inbox;

import id.layanan112.kit.sql.Sql;
import id.layanan112.kit.threads.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Wakes agencies that wait for something: one query for all of them, and none when nobody waits. */
@ApplicationScoped
class InboxWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private final Sql sql;
    private final Map<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

    private @Nullable Repeating repeating;

    InboxWatch(Sql sql) {
        this.sql = sql;
    }

    /** Returns when there may be something new for the agency, or after a while. */
    void await(String agencyId, Duration longest) throws InterruptedException {
        Semaphore bell = new Semaphore(0);
        waiting.compute(agencyId, (id, bells) -> {
            Set<Semaphore> all = bells == null ? ConcurrentHashMap.newKeySet() : bells;
            all.add(bell);
            return all;
        });
        try {
            // Either way the inbox is looked at once more.
            var _ = bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.computeIfPresent(agencyId, (id, bells) -> {
                bells.remove(bell);
                return bells.isEmpty() ? null : bells;
            });
        }
    }

    void start(@Observes StartupEvent event) {
        repeating = Repeating.start("inboxes", PAUSE, this::watch);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeating != null) {
            repeating.close();
        }
    }

    void watch() {
        if (waiting.isEmpty()) {
            return;
        }
        Set<String> some = waiting.keySet().stream().collect(Collectors.toUnmodifiableSet());
        sql.query(
                        "SELECT a.agency_id FROM unnest(?::text[]) AS a(agency_id) WHERE EXISTS (SELECT 1 FROM delivery q"
                                + " WHERE q.agency_id = a.agency_id AND q.channel_type = 'PULL' AND q.settled IS NULL"
                                + " AND q.place IS NULL)",
                        row -> row.getString(1),
                        (Object) some.toArray(String[]::new))
                .forEach(agency -> waiting.getOrDefault(agency, Set.of()).forEach(Semaphore::release));
    }
}
