package id.layanan112.intake.audit;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes who did what with protected details, in the transaction in which they did it. */
@ApplicationScoped
public class Audit {
    /** Stands for a region that is not known. */
    static final String NO_REGION = "-";

    private final Sql sql;

    Audit(Sql sql) {
        this.sql = sql;
    }

    /**
     * One thing that was done.
     *
     * @param day the region's own day
     * @param what a code, {@code SAVED} or {@code READ}
     * @param why the reason as given
     */
    public record Deed(@Nullable String region, LocalDate day, String who, String what, UUID subject, String why) {}

    public void write(Deed deed) {
        write(List.of(deed));
    }

    public void write(List<Deed> deeds) {
        sql.batch(
                "INSERT INTO audit (region, day, who, what, subject, why) VALUES (?, ?, ?, ?, ?, ?)",
                deeds.stream()
                        .map(deed -> new @Nullable Object[] {
                            deed.region() == null ? NO_REGION : deed.region(),
                            deed.day(),
                            deed.who(),
                            deed.what(),
                            deed.subject(),
                            deed.why()
                        })
                        .toList());
    }
}
