package id.layanan112.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Trusts a token for a minute after it was verified, never beyond its own end: verifying the same signature for each of
 * a busy call taker's requests took a fifth of intake's processor.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {
    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final int TOKENS = 10_000;

    private final OidcIdentityProvider verifier;
    private final InstantSource clock;
    private final Cache<String, SecurityIdentity> verified = Caffeine.newBuilder()
            .maximumSize(TOKENS)
            .expireAfter(Expiry.<String, SecurityIdentity>creating((token, identity) -> trust(identity)))
            .build();

    VerifiedTokens(OidcIdentityProvider verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Asked before the verifier is. */
    @Override
    public int priority() {
        return verifier.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        // Logins with a session have more to them than their token.
        if (!(request.getToken() instanceof AccessTokenCredential)) {
            return verifier.authenticate(request, context);
        }
        String token = request.getToken().getToken();
        SecurityIdentity known = verified.getIfPresent(token);
        return known != null
                ? Uni.createFrom().item(known)
                : verifier.authenticate(request, context)
                        .onItem()
                        .ifNotNull()
                        .invoke(identity -> verified.put(token, identity));
    }

    private Duration trust(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Duration.ZERO;
        }
        Duration left = Duration.ofMillis(token.getExpirationTime() * 1000 - clock.millis());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(TRUSTED) < 0 ? left : TRUSTED;
    }
}
