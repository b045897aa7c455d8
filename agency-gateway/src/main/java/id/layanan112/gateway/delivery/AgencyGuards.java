package id.layanan112.gateway.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * One guard for each line of each agency, so that a dead one opens nobody else's breaker. An open breaker delays
 * attempts; deadlines know nothing of it.
 */
@ApplicationScoped
class AgencyGuards {
    private static final int OF_SO_MANY = 6;
    private static final double FAILED = 0.5;
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);

    private final InstantSource clock;
    private final Duration rest;
    private final Cache<String, TypedGuard<Attempt>> guards =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).build();
    private final Map<String, Instant> restingUntil = new ConcurrentHashMap<>();

    AgencyGuards(
            InstantSource clock,
            @ConfigProperty(name = "layanan112.gateway.delivery.rest", defaultValue = "5s") Duration rest) {
        this.clock = clock;
        this.rest = rest;
    }

    /** @param perSecond how many requests the agency's system gets in a second */
    Attempt call(Claimed claimed, int perSecond, Supplier<Attempt> attempt) {
        String line = line(claimed);
        TypedGuard<Attempt> guard = guards.get(line + '/' + perSecond, key -> guard(line, perSecond));
        try {
            return guard.call(() -> switch (attempt.get()) {
                case Attempt.Failed failed -> throw new AttemptFailed(failed);
                case Attempt other -> other;
            });
        } catch (AttemptFailed e) {
            return e.attempt;
        } catch (CircuitBreakerOpenException e) {
            return new Attempt.HeldBack("RESTING", rest);
        } catch (RateLimitException e) {
            return new Attempt.HeldBack("RATE", Duration.ofMillis(Math.max(20, e.getRetryAfterMillis())));
        } catch (Exception e) {
            return Attempt.Failed.of("FAILED");
        }
    }

    /** Lines whose breaker is open, as {@code agency/position}. */
    Set<String> resting() {
        Instant now = clock.instant();
        restingUntil.values().removeIf(until -> !until.isAfter(now));
        return restingUntil.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    private static String line(Claimed claimed) {
        return claimed.agencyId() + '/' + claimed.line().position();
    }

    private TypedGuard<Attempt> guard(String line, int perSecond) {
        return TypedGuard.create(Attempt.class)
                .withDescription(line)
                .withRateLimit()
                .limit(perSecond)
                .window(1, ChronoUnit.SECONDS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(OF_SO_MANY)
                .failureRatio(FAILED)
                .delay(rest.toMillis(), ChronoUnit.MILLIS)
                .failOn(AttemptFailed.class)
                .onStateChange(state -> changed(line, state))
                .done()
                .build();
    }

    private void changed(String line, CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN) {
            restingUntil.put(line, clock.instant().plus(rest));
        } else {
            restingUntil.remove(line);
        }
    }

    /** How the guard sees that an attempt failed. */
    private static final class AttemptFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Attempt.Failed attempt;

        AttemptFailed(Attempt.Failed attempt) {
            super(attempt.why(), null, false, false);
            this.attempt = attempt;
        }
    }
}
