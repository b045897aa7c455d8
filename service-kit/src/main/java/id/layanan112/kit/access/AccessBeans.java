package id.layanan112.kit.access;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What holds unless a service says otherwise. */
class AccessBeans {
    @Produces
    @Singleton
    @DefaultBean
    CoveredCentres nobody() {
        return deputy -> Set.of();
    }
}
