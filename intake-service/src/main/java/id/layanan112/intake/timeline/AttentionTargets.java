package id.layanan112.intake.timeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the machines have before a person is told to phone. */
@ConfigMapping(prefix = "layanan112.intake.attention")
public interface AttentionTargets {
    /** From ringing to answered, for people at their screens: no alarm comes of it. */
    @WithDefault("15S")
    Duration answered();

    /** From saving to delivered at an agency. */
    @WithDefault("30S")
    Duration sent();

    /** From saving to accepted by a person of an agency. */
    @WithDefault("90S")
    Duration accepted();
}
