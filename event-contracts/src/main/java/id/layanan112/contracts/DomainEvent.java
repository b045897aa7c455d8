package id.layanan112.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact, in the past tense, on one of the topics of {@link Topics}. What travels in headers is derived from the value,
 * so that header and body cannot disagree.
 */
public sealed interface DomainEvent
        permits CallEvent,
                IncidentEvent,
                RouteEvent,
                DispatchOrderEvent,
                DispatchEvent,
                AgencyEvent,
                CentreEvent,
                RegionCountsEvent {

    /** The record's key: the aggregate whose events keep their order. */
    String key();

    /** When it became a fact ({@code ce_time}). */
    Instant at();

    /** The aggregate's version ({@code ce_sequence}): order and gap check. */
    long sequence();

    /** Kemendagri code {@code PP.KK}, or null where no region is known or meant ({@code ce_regioncode}). */
    @Nullable
    String regionCode();

    /** True for drills, which never leave by a real channel and are never counted as real ({@code ce_exercise}). */
    boolean exercise();

    /** The incident this event belongs to, where there is one. */
    default @Nullable UUID incident() {
        return null;
    }
}
