package id.layanan112.kit.start;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jboss.logging.Logger;

/**
 * Whether the database is one that this version can work with. An older one was not migrated yet. A newer one is fine, for
 * migrations expand first, until one that contracts: its file says so, {@code V130__contract_...}.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
class DatabaseAtStart {
    private static final Logger LOG = Logger.getLogger(DatabaseAtStart.class);

    private final Instance<Flyway> flyway;
    private final boolean migrates;
    private final boolean migrateOnly;
    private final boolean vital;

    /** @param vital false where a database that is away keeps nobody from starting */
    DatabaseAtStart(
            Instance<Flyway> flyway,
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start", defaultValue = "true") boolean migrates,
            @ConfigProperty(name = "layanan112.migrate-only", defaultValue = "false") boolean migrateOnly,
            @ConfigProperty(name = "layanan112.watchdog.database", defaultValue = "true") boolean vital) {
        this.flyway = flyway;
        this.migrates = migrates;
        this.migrateOnly = migrateOnly;
        this.vital = vital;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!flyway.isResolvable()) {
            return;
        }
        if (migrateOnly) {
            migrated();
        }
        try {
            judge(flyway.get().info()).ifPresent(Ending::because);
        } catch (FlywayException e) {
            if (vital) {
                Ending.because("DATABASE does not answer, or does not let this user look at flyway_schema_history");
            }
            LOG.warn("the database does not answer: its version is not looked at");
        }
    }

    private void migrated() {
        try {
            flyway.get().migrate();
            LOG.infof("MIGRATED the database to %s", newest(flyway.get().info().applied()));
        } catch (FlywayException e) {
            // The message quotes SQL of migrations, which holds no data of people.
            Ending.because("MIGRATION failed: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private Optional<String> judge(MigrationInfoService info) {
        if (!migrates && info.pending().length > 0) {
            return Optional.of("DATABASE OLDER than this version: migrations up to " + newest(info.pending())
                    + " are missing. Run this version once with LAYANAN112_MIGRATE_ONLY=true");
        }
        return Arrays.stream(info.applied())
                .filter(one -> one.getState() == MigrationState.FUTURE_SUCCESS)
                .filter(one -> one.getDescription().startsWith("contract "))
                .findFirst()
                .map(
                        one -> "DATABASE NEWER than this version: " + one.getVersion() + " (" + one.getDescription()
                                + ") took away what this version needs. Go back to the version that did it, or restore a backup from before");
    }

    private static String newest(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .filter(one -> one.getVersion() != null)
                .reduce((one, next) -> next)
                .map(one -> String.valueOf(one.getVersion()))
                .orElse("the repeated ones");
    }
}
