package id.layanan112.intake.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When callers are called back. */
@ConfigMapping(prefix = "layanan112.intake.callback")
interface CallbackSettings {
    /** From the moment a task is opened to when it is due, where nobody said otherwise. */
    @WithDefault("5M")
    Duration within();
}
