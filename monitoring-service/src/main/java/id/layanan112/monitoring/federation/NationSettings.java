package id.layanan112.monitoring.federation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A region's own stack forwards its facts to the national monitoring centre. */
@ConfigMapping(prefix = "layanan112.federation")
interface NationSettings {
    /** The national monitoring service, as {@code https://monitoring.112.go.id}; nothing is forwarded without it. */
    Optional<URI> nation();

    /** The centre whose facts these are. */
    Optional<String> centre();

    /** The identity provider of the nation, where this centre's client gets its tokens. */
    Optional<String> authServerUrl();

    /** This centre's client there. */
    Optional<String> clientId();

    /** Its secret. */
    Optional<String> clientSecret();

    /** How many facts go in one request, 2000 at most. */
    @WithDefault("1000")
    int batch();

    /** How long to wait when there is nothing new, or the nation does not answer. */
    @WithDefault("2s")
    Duration pause();

    /** How often the nation hears that this centre is alive, when nothing else is to be said. */
    @WithDefault("10s")
    Duration heartbeat();
}
