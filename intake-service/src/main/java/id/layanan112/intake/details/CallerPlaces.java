package id.layanan112.intake.details;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the telephones of callers were. */
public interface CallerPlaces {
    /** The most exact that is known of these calls. */
    Optional<CallDetails.Scene> place(List<UUID> callIds);
}
