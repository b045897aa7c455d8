package id.layanan112.intake.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a neighbour has. */
@ConfigMapping(prefix = "layanan112.intake.handover")
interface HandoverTargets {
    /** From the offer to an answer; after this it is timed out, and stays where it was. */
    @WithDefault("2M")
    Duration answerWithin();
}
