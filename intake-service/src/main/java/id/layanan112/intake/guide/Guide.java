package id.layanan112.intake.guide;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to ask and to advise for one type of incident; never changed once it is written.
 *
 * @param guideId null for a built-in guide
 * @param scope {@code *} for the nation, or a region's code
 * @param approved false for drafts, and for built-in guides, which nobody has approved
 * @param notice to be shown beside it when it is only a sample
 * @param writtenBy the subject of the token, as {@code approvedBy} and {@code endedBy}
 */
public record Guide(
        @Nullable UUID guideId,
        IncidentType incidentType,
        String scope,
        Origin origin,
        State state,
        boolean approved,
        @Nullable Words notice,
        List<Question> questions,
        List<Words> advice,
        @Nullable String writtenBy,
        @Nullable Instant writtenAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    /** The scope of a guide for every region that has none of its own. */
    public static final String NATION = "*";

    private static final Words SAMPLE = new Words("Contoh, belum disahkan.", "Sample, not approved.");

    public Guide {
        questions = List.copyOf(questions);
        advice = List.copyOf(advice);
    }

    /** In both languages, as a call taker says it. */
    public record Words(String id, String en) {}

    /**
     * To be asked in this order.
     *
     * @param id {@code q1} and so on
     * @param hazard what a yes adds to the incident; null when it adds nothing
     */
    public record Question(String id, Words text, @Nullable Hazard hazard) {}

    /** Where it comes from. */
    public enum Origin {
        BUILT_IN,
        NATION,
        REGION
    }

    /** How far it is. */
    public enum State {
        DRAFT,
        IN_FORCE,
        /** Another one was approved in its place. */
        REPLACED,
        WITHDRAWN
    }

    static Guide builtIn(IncidentType type, List<Question> questions, List<Words> advice) {
        return new Guide(
                null,
                type,
                NATION,
                Origin.BUILT_IN,
                State.IN_FORCE,
                false,
                SAMPLE,
                questions,
                advice,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
