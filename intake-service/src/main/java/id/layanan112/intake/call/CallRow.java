package id.layanan112.intake.call;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call in the database. */
@Entity
@Table(name = "call")
class CallRow {
    @Id
    @Column(name = "call_id")
    UUID callId;

    long version;

    @Column(name = "centre_code")
    String centreCode;

    @Column(name = "region_code")
    @Nullable
    String regionCode;

    @Column(name = "local_day")
    LocalDate localDay;

    @Enumerated(EnumType.STRING)
    @Column(name = "call_class")
    @Nullable
    CallClass callClass;

    @Enumerated(EnumType.STRING)
    @Column
    CallChannel channel;

    /** Then its channel stands as OTHER: the version before reads these rows as well. */
    boolean probe;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "incident_id")
    @Nullable
    UUID incidentId;

    boolean exercise;

    @Column
    String[] flags;

    @Column(name = "saved_by")
    String savedBy;

    Call call() {
        return new Call(
                callId,
                version,
                centreCode,
                regionCode,
                localDay,
                callClass,
                probe ? CallChannel.PROBE : channel,
                receivedAt,
                answeredAt,
                endedAt,
                incidentId,
                exercise,
                List.of(flags));
    }
}
