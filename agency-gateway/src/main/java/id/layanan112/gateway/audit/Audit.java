package id.layanan112.gateway.audit;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Who did what, and what was refused. Written in the transaction of what is done. */
@ApplicationScoped
public class Audit {
    private final Sql sql;

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
}
