package id.layanan112.intake.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes who did what with protected details, in the transaction in which they did it. */
@ApplicationScoped
public class Audit {
    /** Stands for a region that is not known. */
    static final String NO_REGION = "-";

    private final EntityManager database;

    Audit(EntityManager database) {
        this.database = database;
    }

    /**
     * @param day the region's own day
     * @param what a code, {@code SAVED} or {@code READ}
     * @param why the reason as given
     */
    public void write(@Nullable String region, LocalDate day, String who, String what, UUID subject, String why) {
        database.createNativeQuery("INSERT INTO audit (region, day, who, what, subject, why) VALUES (?, ?, ?, ?, ?, ?)")
                .setParameter(1, region == null ? NO_REGION : region)
                .setParameter(2, day)
                .setParameter(3, who)
                .setParameter(4, what)
                .setParameter(5, subject)
                .setParameter(6, why)
                .executeUpdate();
    }
}
