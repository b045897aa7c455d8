package id.layanan112.gateway.acknowledgement;

import id.layanan112.contracts.Rung;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.delivery.WebhookSignature;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: an officer by token, or an agency's system by its signature. Only agencies that hold the order, or have
 * held it, may answer for it.
 */
@ApplicationScoped
class Answerer {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final AgencyChannels channels;
    private final Access access;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Audit audit;

    Answerer(AgencyChannels channels, Access access, InstantSource clock, MeterRegistry meters, Audit audit) {
        this.channels = channels;
        this.access = access;
        this.clock = clock;
        this.meters = meters;
        this.audit = audit;
    }

    /** What came with an answer: the three headers of a signed request, and the bytes they sign. */
    record Proof(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body) {}

    sealed interface Verdict {
        /** @param key repeats of the same answer carry the same */
        record Known(String agencyId, String key) implements Verdict {}

        /** @param why a code for the count and the log */
        record Refused(String why) implements Verdict {}
    }

    /** @param fallbackKey the key of an answer that carries none: the same answer of an officer again */
    Verdict verdict(Dispatch dispatch, Proof proof, String fallbackKey) {
        Verdict verdict = proof.signature() == null ? byToken(dispatch, fallbackKey) : bySignature(dispatch, proof);
        if (verdict instanceof Verdict.Refused(String why)) {
            meters.counter("layanan112.acknowledgement.refused", "reason", why).increment();
            audit.add(access.who(), "ANSWER_REFUSED", dispatch.dispatchId().toString(), why);
        }
        return verdict;
    }

    private Verdict byToken(Dispatch dispatch, String key) {
        Optional<String> agency = access.agency().filter(one -> access.hasRole(Roles.AGENCY_OFFICER));
        if (agency.isEmpty()) {
            return new Verdict.Refused("unsigned");
        }
        return dispatch.asked().contains(agency.get())
                ? new Verdict.Known(agency.get(), key)
                : new Verdict.Refused("foreign");
    }

    private Verdict bySignature(Dispatch dispatch, Proof proof) {
        String id = proof.id();
        String timestamp = proof.timestamp();
        String signature = proof.signature();
        if (id == null || timestamp == null || signature == null || id.length() > 200) {
            return new Verdict.Refused("incomplete");
        }
        if (!fresh(timestamp)) {
            return new Verdict.Refused("skewed");
        }
        return dispatch.asked().reversed().stream()
                .filter(agency ->
                        signs(agency, dispatch.order().overExerciseChannel(), proof, id, timestamp, signature))
                .findFirst()
                .<Verdict>map(agency -> new Verdict.Known(agency, id))
                .orElseGet(() -> new Verdict.Refused(
                        notAsked(dispatch, proof, id, timestamp, signature) ? "foreign" : "forged"));
    }

    /** By any of its channels and any of its keys that is good now. */
    private boolean signs(String agency, boolean exercise, Proof proof, String id, String timestamp, String signature) {
        return channels.of(agency, exercise).stream()
                .flatMap(channel -> channel.secrets(clock.instant()).stream())
                .anyMatch(secret -> WebhookSignature.verify(secret, id, timestamp, proof.body(), signature));
    }

    private boolean fresh(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(SKEW) <= 0;
    }

    /** An agency of the chain that was never asked signs well, and has nothing to say. */
    private boolean notAsked(Dispatch dispatch, Proof proof, String id, String timestamp, String signature) {
        return dispatch.order().chain().stream()
                .map(Rung::agencyId)
                .filter(agency -> agency != null)
                .anyMatch(agency ->
                        signs(agency, dispatch.order().overExerciseChannel(), proof, id, timestamp, signature));
    }
}
