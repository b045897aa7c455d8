package id.layanan112.routing.directory;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the directory has been read. */
@Readiness
class DirectoryHealth implements HealthCheck {
    private final Directories directories;

    DirectoryHealth(Directories directories) {
        this.directories = directories;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("agency directory read")
                .status(directories.ready())
                .build();
    }
}
