package id.layanan112.routing;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What tests of the whole service begin with. */
public final class Given {
    public static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");

    private Given() {}

    /** P1, nothing else known. */
    public static IncidentSnapshot incident(UUID incidentId, long revision, IncidentType type, String region) {
        return new IncidentSnapshot(
                incidentId,
                revision,
                region,
                region,
                List.of(),
                type,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(),
                Victims.UNKNOWN,
                Set.of(),
                Set.of(),
                true,
                AT,
                false,
                new ProtectedBlocks("Yw==", "cw==", "bg=="),
                null);
    }

    /** An agency of a kind for the whole nation. */
    public static AgencyRegistered desk(String kind) {
        return new AgencyRegistered(
                "id-" + kind,
                1,
                kind,
                kind,
                AgencyScope.NATION,
                List.of(),
                List.of(),
                AgencyState.ACTIVE,
                null,
                List.of(),
                true,
                null,
                AT);
    }
}
