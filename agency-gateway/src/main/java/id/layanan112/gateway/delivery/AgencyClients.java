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
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A pool of connections for each agency, so that none waits for another's; closed when it was not used for a while. */
@ApplicationScoped
class AgencyClients {
    private static final Logger LOG = Logger.getLogger(AgencyClients.class);
    private static final Duration UNUSED = Duration.ofMinutes(5);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int KEPT_SECONDS = 10;
    private static final int CONNECTIONS = 64;

    private final Vertx vertx;
    private final TlsConfigurationRegistry certificates;
    private final Config config;
    private final Cache<Pool, HttpClient> clients = Caffeine.newBuilder()
            .expireAfterAccess(UNUSED)
            .<Pool, HttpClient>removalListener((pool, client, why) -> close(client))
            .build();

    AgencyClients(Vertx vertx, TlsConfigurationRegistry certificates, Config config) {
        this.vertx = vertx;
        this.certificates = certificates;
        this.config = config;
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
            TlsConfigUtils.configure(options, certificates(pool.tls()));
        }
        return vertx.createHttpClient(options);
    }

    private TlsConfiguration certificates(String name) {
        String policy = "quarkus.tls." + name + ".trust-store.certificate-expiration-policy";
        // A certificate that is trusted by itself is taken by Java also when it is over, unless this is said.
        boolean rejects = config.getOptionalValue(policy, String.class)
                .filter("reject"::equalsIgnoreCase)
                .isPresent();
        return certificates.get(name).filter(found -> rejects).orElseThrow(() -> {
            LOG.errorf(
                    "The registry names certificates %s: configure quarkus.tls.%s, with %s=reject", name, name, policy);
            return new IllegalStateException("certificates");
        });
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
