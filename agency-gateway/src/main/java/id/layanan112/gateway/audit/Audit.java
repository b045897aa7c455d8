package id.layanan112.gateway.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who did what, and what was refused. Written in the transaction of what is done. */
@ApplicationScoped
public class Audit {
    private static final int PER_MINUTE = 10;

    private final Sql sql;
    private final Cache<String, AtomicInteger> lately = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();

    Audit(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param who an id, never a name
     * @param what a code, {@code AGENCY_CHANGE_APPROVED}
     * @param subject the id of what it was done to
     * @param detail a code or an id; never anything of a person
     */
    public void add(String who, String what, String subject, @Nullable String detail) {
        sql.update("INSERT INTO audit (who, what, subject, detail) VALUES (?, ?, ?, ?)", who, what, subject, detail);
    }

    /** As {@link #add}, of what anybody can do again and again: a few times a minute for each subject. */
    public void addSome(String who, String what, String subject, @Nullable String detail) {
        AtomicInteger times = lately.get(subject, key -> new AtomicInteger());
        if (times.incrementAndGet() <= PER_MINUTE) {
            add(who, what, subject, detail);
        }
    }
}
