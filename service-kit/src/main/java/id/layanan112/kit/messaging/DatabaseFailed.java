package id.layanan112.kit.messaging;

import java.sql.SQLException;

/** A statement of the kit failed; the cause tells whether waiting helps. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailed(String what, SQLException cause) {
        super(what + ": SQL state " + cause.getSQLState(), cause);
    }
}
