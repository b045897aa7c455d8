package id.layanan112.gateway.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.layanan112.gateway.registry.AgencyChannel;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pool of connections for each agency, so that none waits for another's; closed when it was not used for a while. */
@ApplicationScoped
class AgencyClients {
    private static final Duration UNUSED = Duration.ofMinutes(5);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int KEPT_SECONDS = 10;
    private static final int CONNECTIONS = 16;

    private final Vertx vertx;
    private final TlsConfigurationRegistry certificates;
    private final Cache<Pool, HttpClient> clients = Caffeine.newBuilder()
            .expireAfterAccess(UNUSED)
            .<Pool, HttpClient>removalListener((pool, client, why) -> close(client))
            .build();

    AgencyClients(Vertx vertx, TlsConfigurationRegistry certificates) {
        this.vertx = vertx;
        this.certificates = certificates;
    }

    private record Pool(String agencyId, @Nullable String tls) {}

    HttpClient of(AgencyChannel channel) {
        return clients.get(new Pool(channel.agencyId(), channel.tls()), this::open);
    }

    private HttpClient open(Pool pool) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setMaxPoolSize(CONNECTIONS)
                .setVerifyHost(true);
        if (pool.tls() != null) {
            Optional<TlsConfiguration> named = certificates.get(pool.tls());
            TlsConfigUtils.configure(
                    options,
                    named.orElseThrow(() -> new IllegalStateException(
                            "quarkus.tls." + pool.tls() + " is named by the registry and not configured")));
        }
        return vertx.createHttpClient(options);
    }

    private static void close(@Nullable HttpClient client) {
        if (client != null) {
            client.close();
        }
    }

    @PreDestroy
    void close() {
        clients.invalidateAll();
        clients.cleanUp();
    }
}
