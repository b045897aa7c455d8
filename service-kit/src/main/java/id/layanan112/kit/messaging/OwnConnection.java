package id.layanan112.kit.messaging;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens a connection outside of the pool, for session locks: a pooled one would carry the lock to its next user. */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class OwnConnection {
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    OwnConnection(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setSocketTimeout(30);
        source.setConnectTimeout(5);
    }

    public Connection open() throws SQLException {
        return source.getConnection();
    }
}
